package dev.lockstep.deploy.api.rest.answer;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.finish.Finished;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.propagation.AwaitPropagation;
import dev.lockstep.deploy.propagation.Propagation;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Answers with a deploy as it is now and, for those who wait, with what the edges have acknowledged. */
@ApplicationScoped
public class Answers {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final AwaitPropagation propagation;
    private final Shapes shapes;

    Answers(SiteStore sites, DeployStore deploys, AwaitPropagation propagation, Shapes shapes) {
        this.sites = sites;
        this.deploys = deploys;
        this.propagation = propagation;
        this.shapes = shapes;
    }

    public Response deploy(DeployId id, UriInfo uri) {
        Deploy deploy = deploys.find(id).orElseThrow();
        return Response.ok(shapes.deploy(site(deploy), deploy, uri)).build();
    }

    public Response finished(DeployId id, Finished finished, Wait wait, UriInfo uri) throws InterruptedException {
        return switch (finished) {
            case Finished.Live(Statement statement) -> stated(id, statement, wait, uri);
            case Finished.Draft(Statement statement) -> stated(id, statement, wait, uri);
            case Finished.Unpublished unpublished -> Problems.response(unpublished.refusal());
            case Finished.Failed failed -> Problems.response(ProblemType.DEPLOY_FAILED, failed.problems());
        };
    }

    public Response published(DeployId id, PublishDeploy.Outcome outcome, Wait wait, UriInfo uri)
            throws InterruptedException {
        return switch (outcome) {
            case PublishDeploy.Outcome.Live live -> stated(id, live.statement(), wait, uri);
            case PublishDeploy.Outcome.Refused refused -> Problems.response(refused.refusal());
        };
    }

    /** Waits without a transaction, so without a connection to the database. */
    private Response stated(DeployId id, Statement statement, Wait wait, UriInfo uri) throws InterruptedException {
        if (!wait.isWanted()) {
            return deploy(id, uri);
        }
        Propagation reached = propagation.await(statement, wait.atMost());
        Deploy deploy = deploys.find(id).orElseThrow();
        return Response.status(reached.isComplete() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(shapes.deploy(site(deploy), deploy, uri, PropagationJson.of(reached)))
                .build();
    }

    private Site site(Deploy deploy) {
        return sites.find(deploy.site().text()).orElseThrow();
    }
}
