package dev.lockstep.edge.ask;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Finds pages that are worth a render before they get stale: those that are in the last fifth of their time, or nearer to
 * its end than twice what their render took, and were asked for so often that more visitors are to be expected. No more
 * than so many a second: visitors who wait are more urgent.
 */
public final class RefreshAhead {

    private static final int MOST_COUNTED = 20_000;
    private static final int FIFTH = 5;
    private static final int HALF = 2;

    private final int visits;
    private final int perSecond;
    private final Cache<PageId, Counted> counts =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();
    private Instant second = Instant.MIN;
    private int inSecond;

    /**
     * @param visits how many a page must have had while it was fresh
     * @param perSecond how many pages are renewed ahead of time at most
     */
    public RefreshAhead(int visits, int perSecond) {
        this.visits = visits;
        this.perSecond = perSecond;
    }

    /** The visits of one render of a page. */
    private record Counted(Instant renderedAt, LongAdder visits, AtomicBoolean isAskedFor) {

        static Counted of(PageRevalidated page) {
            return new Counted(page.renderedAt(), new LongAdder(), new AtomicBoolean());
        }

        boolean isOf(PageRevalidated page) {
            return renderedAt.equals(page.renderedAt());
        }

        boolean askOnce() {
            return isAskedFor.compareAndSet(false, true);
        }
    }

    /** Counts a visit of a page that is fresh; true, once for each render, when the page should be renewed now. */
    public boolean isDue(PageRevalidated page, Instant now) {
        Counted counted = counted(page);
        counted.visits().increment();
        return isLate(page, now)
                && counted.visits().sum() >= visits
                && !counted.isAskedFor().get()
                && isWithinBudget(now)
                && counted.askOnce();
    }

    private Counted counted(PageRevalidated page) {
        @Nullable Counted counted = counts.getIfPresent(page.id());
        return counted != null && counted.isOf(page)
                ? counted
                : counts.asMap().merge(page.id(), Counted.of(page), (old, added) -> old.isOf(page) ? old : added);
    }

    private static boolean isLate(PageRevalidated page, Instant now) {
        Duration fresh = page.revalidateAfter();
        Duration lead = shorter(longer(fresh.dividedBy(FIFTH), page.took().multipliedBy(2)), fresh.dividedBy(HALF));
        return !now.isBefore(page.renderedAt().plus(fresh).minus(lead));
    }

    private synchronized boolean isWithinBudget(Instant now) {
        if (now.isBefore(second) || !now.isBefore(second.plusSeconds(1))) {
            second = now;
            inSecond = 0;
        }
        inSecond++;
        return inSecond <= perSecond;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
