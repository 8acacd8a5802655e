package dev.lockstep.edge.ask;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.EdgeAnswer.Resting;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.edge.site.SiteView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Asks for pages, at most once at a time for each, and releases those who wait when one lands. A page whose render failed
 * is not asked for again at once.
 */
public final class Asking {

    /** Whoever invents paths fills no memory: a request that is forgotten is merely asked once more. */
    private static final int MOST_ASKED = 100_000;

    private final PageRequests requests;
    private final Duration patience;
    private final Places places;
    private final ConcurrentMap<PageId, Asked> asked;
    private final BackOff backOff = new BackOff(MOST_ASKED);
    private final AtomicLong ids = new AtomicLong();

    /**
     * @param patience for how long a request counts as under way, and a visitor waits
     * @param mostWaiting how many visitors may wait at once; of one site never more than half of them
     */
    public Asking(PageRequests requests, Duration patience, int mostWaiting) {
        this.requests = requests;
        this.patience = patience;
        this.places = new Places(mostWaiting);
        this.asked = Caffeine.newBuilder()
                .expireAfterWrite(patience.multipliedBy(2))
                .maximumSize(MOST_ASKED)
                .<PageId, Asked>build()
                .asMap();
    }

    /** A request under way. */
    private record Asked(long id, PageRequested request, CompletableFuture<Landed> landed) {

        /** Whether it will answer another request too, as soon as that one needs it. */
        boolean stillCounts(PageRequested other, Instant now) {
            return isUnderWay(now)
                    && !request.epoch().isBefore(other.epoch())
                    && !other.reason().lane().isMoreUrgentThan(request.reason().lane());
        }

        boolean isUnderWay(Instant now) {
            return now.isBefore(request.deadline());
        }

        /** Those who waited have gone; the render that was asked for is still to come. */
        Asked goingOn() {
            return new Asked(id, request, new CompletableFuture<>());
        }
    }

    /** Asks for a page that is not there, unless that is under way; nobody waits. */
    public void ask(SiteView view, PageId page, Instant now) {
        ask(request(view, page, RenderReason.MISS, Held.NOTHING, now), now);
    }

    /** Asks for a page that is to replace another, unless that is under way. */
    public void renew(SiteView view, PageRevalidated page, RenderReason reason, Instant now) {
        ask(request(view, page.id(), reason, Held.of(page), now), now);
    }

    /**
     * Asks and waits. Whoever calls must look once more whether the page is there before they really wait: it may have
     * landed just before.
     */
    public CompletableFuture<Landed> await(SiteView view, PageId page, Instant now) {
        Optional<Resting> resting = resting(view, page, now);
        if (resting.isPresent()) {
            return CompletableFuture.completedFuture(landed(resting.get()));
        }
        if (!places.take(view.site())) {
            return CompletableFuture.completedFuture(new Landed.Full());
        }
        PageRequested request = request(view, page, RenderReason.MISS, Held.NOTHING, now);
        CompletableFuture<Landed> waits = underWay(request, now).landed().copy();
        CompletableFuture<Landed> _ = waits.whenComplete((landed, failure) -> places.leave(view.site()));
        return waits;
    }

    /** Somebody who waited has got an answer, or gave up. */
    public static void giveUp(CompletableFuture<Landed> waits) {
        waits.cancel(false);
    }

    public void landed(PageRevalidated page) {
        backOff.succeeded(page.id());
        release(page.id(), page.asOf(), new Landed.Rendered());
    }

    public void failed(RenderFailed failure, Instant now) {
        backOff.failed(failure, now);
        Landed how =
                failure.wasTried() ? new Landed.Failed(failure.problem()) : new Landed.TurnedAway(failure.problem());
        release(failure.id(), failure.asOf(), how);
    }

    private static Landed landed(Resting resting) {
        return resting.failures() > 0 ? new Landed.Failed(resting.problem()) : new Landed.TurnedAway(resting.problem());
    }

    /** What was asked for a page and is not answered yet. */
    public Optional<PageRequested> pending(PageId page, Instant now) {
        return Optional.ofNullable(asked.get(page))
                .filter(under -> under.isUnderWay(now))
                .map(Asked::request);
    }

    /** Why and until when a page is not asked for, as its last renders failed. */
    public Optional<Resting> resting(SiteView view, PageId page, Instant now) {
        return backOff.resting(page, view.epoch(), now);
    }

    public int waiting() {
        return places.taken();
    }

    private void ask(PageRequested request, Instant now) {
        if (backOff.resting(request.id(), request.epoch(), now).isEmpty()) {
            Asked _ = underWay(request, now);
        }
    }

    private PageRequested request(SiteView view, PageId page, RenderReason reason, Held held, Instant now) {
        return new PageRequested(
                view.site(), view.deploy(), page.page(), reason, view.epoch(), held, now, now.plus(patience));
    }

    private Asked underWay(PageRequested request, Instant now) {
        Asked fresh = new Asked(ids.incrementAndGet(), request, new CompletableFuture<>());
        Asked current = asked.merge(
                request.id(), fresh, (old, added) -> old.stillCounts(request, now) ? old : joined(old, added));
        if (current.id() == fresh.id()) {
            requests.send(request);
        }
        return current;
    }

    /** Whoever waits decides anew. A render that had seen less than was asked for leaves that under way. */
    private void release(PageId page, Epoch asOf, Landed how) {
        @Nullable Asked under = asked.get(page);
        if (under == null) {
            return;
        }
        if (asOf.isBefore(under.request().epoch())) {
            asked.replace(page, under, under.goingOn());
        } else {
            asked.remove(page, under);
        }
        under.landed().complete(how);
    }

    /** Those who wait for the older request are served by the newer one's page just as well. */
    private static Asked joined(Asked old, Asked added) {
        CompletableFuture<Landed> _ =
                added.landed().whenComplete((landed, failure) -> old.landed().complete(landed));
        return added;
    }
}
