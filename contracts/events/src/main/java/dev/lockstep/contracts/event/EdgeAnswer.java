package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;
import java.util.List;

/** What an edge can say to a question. */
public sealed interface EdgeAnswer {

    /** No site has this host. */
    record NoSuchHost() implements EdgeAnswer {}

    /** There is nothing to explain, or it cannot be told now. */
    record NotExplained(String reason) implements EdgeAnswer {}

    /**
     * What an address shows.
     *
     * @param deploy the deploy that the host shows
     * @param epoch the latest of the site that the edge has applied
     * @param page the page key, none when a file or nothing is shown
     * @param held the render that the edge holds, whether or not it may be served: none or one
     * @param pending the request for a render that is under way: none or one
     * @param resting why and until when no render is asked for: none or one
     */
    record PageExplained(
            SiteId site,
            DeployId deploy,
            Epoch epoch,
            PageDecision decision,
            List<PageKey> page,
            List<PageRevalidated> held,
            List<PageRequested> pending,
            List<Resting> resting)
            implements EdgeAnswer {

        public PageExplained {
            page = List.copyOf(page);
            held = List.copyOf(held);
            pending = List.copyOf(pending);
            resting = List.copyOf(resting);
        }
    }

    /**
     * A page whose render failed, and is not asked for again at once.
     *
     * @param failures in a row, each after as many attempts as a worker makes; none of a page that was not tried
     * @param until from when on the next visitor's request is sent
     */
    record Resting(int failures, Instant until, Problem problem) {}

    /**
     * The pages of one deploy.
     *
     * @param known those that the edge holds, whether or not they may be served
     * @param valid those that may be served
     */
    record PagesCounted(long known, long valid) implements EdgeAnswer {}
}
