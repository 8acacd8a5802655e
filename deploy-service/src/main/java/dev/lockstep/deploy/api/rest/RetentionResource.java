package dev.lockstep.deploy.api.rest;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.retention.CollectDeploys;
import dev.lockstep.deploy.retention.Retained;
import dev.lockstep.deploy.retention.RunRetention;
import dev.lockstep.deploy.retention.Swept;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.List;

/** What is not kept any more, on all sites. */
@Path("/api/v1/retention")
@RunOnVirtualThread
class RetentionResource {
    private final CollectDeploys deploys;
    private final RunRetention retention;

    RetentionResource(CollectDeploys deploys, RunRetention retention) {
        this.deploys = deploys;
        this.retention = retention;
    }

    /** What would go now: deploys, and blobs that nothing names. Those of the deploys go a grace time later. */
    record DueJson(List<String> deploys, long blobs, long bytes) {
        static DueJson of(List<Deploy> due, Swept blobs) {
            return new DueJson(due.stream().map(Deploy::id).map(DeployId::text).toList(), blobs.blobs(), blobs.bytes());
        }
    }

    /** How much has gone. */
    record RetainedJson(
            int deploys, int pages, long blobs, long bytes, int auditLines, int tokens, int commandResults) {
        static RetainedJson of(Retained retained) {
            return new RetainedJson(
                    retained.deploys(),
                    retained.pages(),
                    retained.blobs().blobs(),
                    retained.blobs().bytes(),
                    retained.records().auditLines(),
                    retained.records().tokens(),
                    retained.records().commandResults());
        }
    }

    @GET
    @Needs(value = Role.OWNER, at = Needs.Where.PLATFORM)
    public Response due() throws IOException {
        return retention
                .sweepable()
                .map(blobs -> Response.ok(DueJson.of(deploys.due(), blobs)).build())
                .orElseGet(RetentionResource::underWay);
    }

    @POST
    @Needs(value = Role.OWNER, at = Needs.Where.PLATFORM)
    public Response run(SecurityContext caller) throws IOException {
        return retention
                .run(Callers.of(caller))
                .map(retained -> Response.ok(RetainedJson.of(retained)).build())
                .orElseGet(RetentionResource::underWay);
    }

    private static Response underWay() {
        return Problems.response(
                ProblemType.UNDER_WAY, "what is not kept is being looked for", "ask again when that is over");
    }
}
