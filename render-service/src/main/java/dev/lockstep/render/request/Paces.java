package dev.lockstep.render.request;

import dev.lockstep.contracts.event.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often renders of sites may begin here that may have only so many in a second: the generic cell rate algorithm (ITU-T
 * I.371), with a second's worth at once. A worker takes its share, as large as that of its partitions: pages are spread
 * evenly over these, so that all workers together keep to the limit without asking each other. For one thread at a time.
 */
final class Paces {

    private static final double NANOS = 1e9;
    private static final Duration BURST = Duration.ofSeconds(1);

    private final Allowances allowances;
    private final Map<SiteId, Instant> due = new HashMap<>();
    private double share = 1;

    Paces(Allowances allowances) {
        this.allowances = allowances;
    }

    /**
     * From now on this worker has that part of all that is asked for.
     *
     * @param share above nothing, and 1 for all
     */
    void take(double share) {
        this.share = share;
    }

    /** Whether one may begin. */
    boolean admits(SiteId site, Instant now) {
        return !now.isBefore(next(site, 0, now));
    }

    /** When one may begin before which so many others are to; long ago where nothing is limited. */
    Instant next(SiteId site, int others, Instant now) {
        if (!allowances.of(site).limitsRenders()) {
            due.remove(site);
            return Instant.EPOCH;
        }
        Duration interval = interval(site);
        Duration slack = BURST.compareTo(interval) > 0 ? BURST.minus(interval) : Duration.ZERO;
        return dueFrom(site, now).minus(slack).plus(interval.multipliedBy(others));
    }

    /** One has begun. */
    void begin(SiteId site, Instant now) {
        if (allowances.of(site).limitsRenders()) {
            due.put(site, dueFrom(site, now).plus(interval(site)));
        }
    }

    /** One that had begun made no page. */
    void giveBack(SiteId site) {
        due.computeIfPresent(site, (_, at) -> at.minus(interval(site)));
    }

    /** When the next would begin if all began evenly spread. */
    private Instant dueFrom(SiteId site, Instant now) {
        Instant at = due.getOrDefault(site, now);
        return at.isBefore(now) ? now : at;
    }

    private Duration interval(SiteId site) {
        return Duration.ofNanos(Math.round(NANOS / (allowances.of(site).rendersPerSecond() * share)));
    }
}
