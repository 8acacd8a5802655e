package dev.lockstep.edge.page;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.site.Sites;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes in what workers announce. A page that no host may serve any more, or that brings nothing newer than is held, is
 * dropped and counted: it came late or twice. A page of a deploy that the site has moved on from is counted too, and kept:
 * it is still what the deploy's own address shows, and what a rollback to the deploy may bring back.
 */
public final class Arrivals {

    private final Sites sites;
    private final Pages pages;
    private final Asking asking;
    private final Clock clock;
    private final LongAdder stale = new LongAdder();

    public Arrivals(Sites sites, Pages pages, Asking asking, Clock clock) {
        this.sites = sites;
        this.pages = pages;
        this.asking = asking;
        this.clock = clock;
    }

    /** Whoever waits is released in any case, and decides anew. */
    public void arrived(PageRevalidated page) {
        boolean isKept = sites.mayServe(page) && pages.keep(page);
        if (!isKept || sites.isLate(page)) {
            stale.increment();
        }
        asking.landed(page);
    }

    public void failed(RenderFailed failure) {
        asking.failed(failure, clock.instant());
    }

    /** How many pages came too late so far, or brought nothing new. */
    public long stale() {
        return stale.sum();
    }
}
