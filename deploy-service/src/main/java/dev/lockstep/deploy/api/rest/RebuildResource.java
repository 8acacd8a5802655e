package dev.lockstep.deploy.api.rest;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.answer.PropagationJson;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.UnknownChoice;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.outbox.Backlog;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.propagation.AwaitPropagation;
import dev.lockstep.deploy.propagation.EdgeReport;
import dev.lockstep.deploy.propagation.Edges;
import dev.lockstep.deploy.propagation.Propagation;
import dev.lockstep.deploy.rebuild.RebuildLog;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** States the site log again, after Kafka has lost it, or the database was restored from an older backup. */
@Path("/api/v1/rebuild")
@RunOnVirtualThread
class RebuildResource {
    private final RebuildLog rebuild;
    private final AwaitPropagation propagation;
    private final Edges edges;
    private final Backlog.Look outbox;

    RebuildResource(RebuildLog rebuild, AwaitPropagation propagation, Edges edges, Backlog.Look outbox) {
        this.rebuild = rebuild;
        this.propagation = propagation;
        this.edges = edges;
        this.outbox = outbox;
    }

    /** Answers 200 once every edge has read all of it and nothing was skipped or is lost, else 202: what was begun goes on. */
    @POST
    @Needs(value = Role.OWNER, at = Needs.Where.PLATFORM)
    public Response rebuild(
            @QueryParam("wait") @DefaultValue("PT30S") Wait wait,
            @QueryParam("unknown") @DefaultValue("keep") UnknownChoice unknown,
            SecurityContext caller)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Optional<RebuildLog.Begun> begun = rebuild.rebuild(unknown.chosen(), Callers.of(caller));
        if (begun.isEmpty()) {
            return Problems.response(
                    ProblemType.KAFKA_UNREACHABLE,
                    "Kafka does not answer, or its topics are not as they must be",
                    "see the log of deploy-service, then ask again: no site was stated again so far");
        }
        RebuildJson done = await(begun.get(), begin, wait.atMost());
        return Response.status(done.complete() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(done)
                .build();
    }

    private RebuildJson await(RebuildLog.Begun begun, long begin, Duration atMost) throws InterruptedException {
        Map<EdgeId, EdgeReport> lagging =
                new TreeMap<>((one, other) -> one.text().compareTo(other.text()));
        for (Statement last : begun.last()) {
            Propagation reached = propagation.await(last, atMost.minusNanos(System.nanoTime() - begin));
            reached.laggards().forEach(report -> lagging.put(report.edge(), report));
        }
        int known = edges.count().known();
        return new RebuildJson(
                begun.last().size(),
                begun.statements(),
                begun.lifted(),
                begun.unknown(),
                begun.skipped().stream().map(RebuildJson.Skipped::of).toList(),
                begun.lost(),
                outbox.look().waiting(),
                Math.max(0, known - lagging.size()),
                known,
                Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                lagging.values().stream().map(PropagationJson.Laggard::of).toList());
    }
}
