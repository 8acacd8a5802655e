package dev.lockstep.render.request;

import dev.lockstep.contracts.event.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often renders of sites may begin here that may have only so many in a second. Each render takes a turn. Turns come
 * evenly, one is a single worker's, and whose it is all workers know without asking each other, since they know the time and
 * their partitions: pages are spread evenly over these. What nobody took within a second is gone, so that a second's worth may
 * begin at once, of all workers together. For one thread at a time.
 */
final class Paces {

    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Allowances allowances;

    /** Since when no turn was taken yet. */
    private final Map<SiteId, Instant> free = new HashMap<>();

    private Share share = Share.ALL;

    Paces(Allowances allowances) {
        this.allowances = allowances;
    }

    /** From now on this worker has that part of all that is asked for. */
    void take(Share share) {
        this.share = share;
    }

    /** Whether one may begin. */
    boolean admits(SiteId site, Instant now) {
        return !now.isBefore(next(site, 0, now));
    }

    /** When one may begin before which so many others are to; long ago where nothing is limited. */
    Instant next(SiteId site, int others, Instant now) {
        if (!allowances.of(site).limitsRenders()) {
            free.remove(site);
            return Instant.EPOCH;
        }
        return turns(site).from(freeSince(site, now), others);
    }

    /** One has begun. */
    void begin(SiteId site, Instant now) {
        if (allowances.of(site).limitsRenders()) {
            free.put(site, next(site, 0, now).plusNanos(1));
        }
    }

    /** One that had begun made no page. */
    void giveBack(SiteId site) {
        free.computeIfPresent(site, (_, since) -> turns(site).before(since));
    }

    private Instant freeSince(SiteId site, Instant now) {
        Instant kept = now.minus(KEPT).plusNanos(1);
        Instant since = free.getOrDefault(site, kept);
        return since.isBefore(kept) ? kept : since;
    }

    private Turns turns(SiteId site) {
        return new Turns(allowances.of(site).rendersPerSecond(), share);
    }
}
