package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.DeployIds;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.answer.Answers;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.retention.DeleteDeploy;
import dev.lockstep.deploy.retention.PinDeploy;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** Whether a deploy is kept. */
@Path("/api/v1/deploys/{deploy}")
@RunOnVirtualThread
class KeptDeploysResource {
    private final PinDeploy pin;
    private final DeleteDeploy delete;
    private final Answers answers;

    KeptDeploysResource(PinDeploy pin, DeleteDeploy delete, Answers answers) {
        this.pin = pin;
        this.delete = delete;
        this.answers = answers;
    }

    @PUT
    @Path("pin")
    @Needs(Role.PUBLISHER)
    public Response pin(@PathParam("deploy") String id, UriInfo uri, SecurityContext caller) {
        return DeployIds.answer(id, deploy -> answer(pin.pin(deploy, Callers.of(caller)), uri));
    }

    @DELETE
    @Path("pin")
    @Needs(Role.PUBLISHER)
    public Response unpin(@PathParam("deploy") String id, UriInfo uri, SecurityContext caller) {
        return DeployIds.answer(id, deploy -> answer(pin.unpin(deploy, Callers.of(caller)), uri));
    }

    /** The dialect's way to have a deploy gone. */
    @DELETE
    @Needs(Role.PUBLISHER)
    public Response delete(@PathParam("deploy") String id, SecurityContext caller) {
        return DeployIds.answer(id, deploy -> answer(delete.delete(deploy, Callers.of(caller))));
    }

    private Response answer(PinDeploy.Outcome outcome, UriInfo uri) {
        return switch (outcome) {
            case PinDeploy.Outcome.Done(Deploy deploy) -> answers.deploy(deploy.id(), uri);
            case PinDeploy.Outcome.Refused(Refusal refusal) -> Problems.response(refusal);
            case PinDeploy.Outcome.Excessive(Excess excess) -> Problems.response(excess);
        };
    }

    private static Response answer(DeleteDeploy.Outcome outcome) {
        return switch (outcome) {
            case DeleteDeploy.Outcome.Gone() -> Response.noContent().build();
            case DeleteDeploy.Outcome.NoSuchDeploy(DeployId deploy) -> DeployIds.noDeploy(deploy.text());
            case DeleteDeploy.Outcome.InUse(Problem problem) ->
                Problems.response(ProblemType.IN_USE, problem.reason(), problem.hint());
        };
    }
}
