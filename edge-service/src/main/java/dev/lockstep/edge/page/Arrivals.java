package dev.lockstep.edge.page;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.Landed;
import dev.lockstep.edge.site.Sites;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes in what workers announce. A page that no host may serve any more, or that brings nothing newer than is held, is
 * dropped and counted: it came late, twice, or from a deploy that was rolled back.
 */
public final class Arrivals {

    private final Sites sites;
    private final Pages pages;
    private final Asking asking;
    private final LongAdder stale = new LongAdder();

    public Arrivals(Sites sites, Pages pages, Asking asking) {
        this.sites = sites;
        this.pages = pages;
        this.asking = asking;
    }

    /** Whoever waits is released in any case, and decides anew. */
    public void arrived(PageRevalidated page) {
        if (!sites.mayServe(page) || !pages.keep(page)) {
            stale.increment();
        }
        asking.landed(page.id(), new Landed.Rendered());
    }

    public void failed(RenderFailed failure) {
        asking.landed(failure.id(), new Landed.Failed(failure.problem()));
    }

    /** How many pages were dropped so far. */
    public long stale() {
        return stale.sum();
    }
}
