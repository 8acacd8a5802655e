package dev.lockstep.edge.ask;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.edge.site.SiteView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Asks for pages, at most once at a time for each, and releases those who wait when one lands. */
public final class Asking {

    /** Whoever invents paths fills no memory: a request that is forgotten is merely asked once more. */
    private static final int MOST_ASKED = 100_000;

    private final PageRequests requests;
    private final Duration patience;
    private final int mostWaiting;
    private final ConcurrentMap<PageId, Asked> asked;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param patience for how long a request counts as under way, and a visitor waits
     * @param mostWaiting how many visitors may wait at once
     */
    public Asking(PageRequests requests, Duration patience, int mostWaiting) {
        this.requests = requests;
        this.patience = patience;
        this.mostWaiting = mostWaiting;
        this.asked = Caffeine.newBuilder()
                .expireAfterWrite(patience.multipliedBy(2))
                .maximumSize(MOST_ASKED)
                .<PageId, Asked>build()
                .asMap();
    }

    /** A request under way. */
    private record Asked(long id, PageRequested request, CompletableFuture<Landed> landed) {

        boolean stillCounts(Epoch forEpoch, Instant now) {
            return isUnderWay(now) && !request.epoch().isBefore(forEpoch);
        }

        boolean isUnderWay(Instant now) {
            return now.isBefore(request.deadline());
        }
    }

    /** Asks, unless that is under way; nobody waits. */
    public void ask(SiteView view, PageId page, RenderReason reason, Instant now) {
        Asked _ = underWay(view, page, reason, now);
    }

    /**
     * Asks and waits. Whoever calls must look once more whether the page is there before they really wait: it may have
     * landed just before.
     */
    public CompletableFuture<Landed> await(SiteView view, PageId page, Instant now) {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return CompletableFuture.completedFuture(new Landed.Full());
        }
        CompletableFuture<Landed> waits =
                underWay(view, page, RenderReason.MISS, now).landed().copy();
        CompletableFuture<Landed> _ = waits.whenComplete((landed, failure) -> waiting.decrementAndGet());
        return waits;
    }

    /** Somebody who waited has got an answer, or gave up. */
    public static void giveUp(CompletableFuture<Landed> waits) {
        waits.cancel(false);
    }

    public void landed(PageId page, Landed how) {
        @Nullable Asked done = asked.remove(page);
        if (done != null) {
            done.landed().complete(how);
        }
    }

    /** What was asked for a page and is not answered yet. */
    public Optional<PageRequested> pending(PageId page, Instant now) {
        return Optional.ofNullable(asked.get(page))
                .filter(under -> under.isUnderWay(now))
                .map(Asked::request);
    }

    public int waiting() {
        return waiting.get();
    }

    private Asked underWay(SiteView view, PageId page, RenderReason reason, Instant now) {
        PageRequested request = new PageRequested(
                view.site(), view.deploy(), page.page(), reason, view.epoch(), Held.NOTHING, now, now.plus(patience));
        Asked fresh = new Asked(ids.incrementAndGet(), request, new CompletableFuture<>());
        Asked current = asked.merge(
                page, fresh, (old, added) -> old.stillCounts(request.epoch(), now) ? old : joined(old, added));
        if (current.id() == fresh.id()) {
            requests.send(request);
        }
        return current;
    }

    /** Those who wait for the older request are served by the newer one's page just as well. */
    private static Asked joined(Asked old, Asked added) {
        CompletableFuture<Landed> _ =
                added.landed().whenComplete((landed, failure) -> old.landed().complete(landed));
        return added;
    }
}
