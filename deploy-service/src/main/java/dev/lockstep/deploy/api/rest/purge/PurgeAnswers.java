package dev.lockstep.deploy.api.rest.purge;

import dev.lockstep.deploy.api.rest.answer.PropagationJson;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.propagation.AwaitPropagation;
import dev.lockstep.deploy.propagation.Propagation;
import dev.lockstep.deploy.purge.Purge;
import dev.lockstep.deploy.purge.PurgePages;
import dev.lockstep.deploy.purge.ReadScopes;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Purges what was read of a request, and answers 200 once every edge is proved to have done it, else 202. */
@ApplicationScoped
class PurgeAnswers {
    private final SiteStore sites;
    private final PurgePages purges;
    private final AwaitPropagation propagation;

    PurgeAnswers(SiteStore sites, PurgePages purges, AwaitPropagation propagation) {
        this.sites = sites;
        this.purges = purges;
        this.propagation = propagation;
    }

    /** Who purges, what they believe of the site, and for how long they wait. */
    record Terms(Expectation expected, Wait patience, Actor actor) {}

    Response purge(String name, ReadScopes.Outcome read, Terms terms) throws InterruptedException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        return switch (read) {
            case ReadScopes.Outcome.Refused(var problems) -> Problems.response(ProblemType.INVALID, problems);
            case ReadScopes.Outcome.Read(Purge purge) ->
                answer(purges.purge(site.get().id(), purge, terms.expected(), terms.actor()), terms.patience());
        };
    }

    private Response answer(PurgePages.Outcome outcome, Wait wait) throws InterruptedException {
        return switch (outcome) {
            case PurgePages.Outcome.Purged purged -> answer(purged, wait);
            case PurgePages.Outcome.Refused refused -> Problems.response(refused.refusal());
        };
    }

    private Response answer(PurgePages.Outcome.Purged purged, Wait wait) throws InterruptedException {
        if (!wait.isWanted()) {
            return Response.accepted(PurgeJson.of(purged, null)).build();
        }
        Propagation reached = propagation.await(purged.statement(), wait.atMost());
        return Response.status(reached.isComplete() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(PurgeJson.of(purged, PropagationJson.of(reached)))
                .build();
    }
}
