package dev.lockstep.deploy.propagation;

import dev.lockstep.deploy.outbox.Position;
import java.time.Duration;
import java.util.List;

/**
 * Whether an edge that says nothing can be taken to show nothing.
 *
 * <p>Of a strict site an edge shows something only while its lease lasts, counted from the last time at which it knew all
 * that the site log said. An edge that has not applied a statement can have known all only before that was written. So
 * when the lease is over since then, and some more for clocks that do not run alike, it shows nothing until it has read
 * the statement, if only it knows that the site is strict.
 *
 * @param strict where it is stated that the site is strict: nowhere if it is not
 * @param sinceAnnounced how long the statement in question has been known to be on the log
 */
record Fence(List<Position> strict, Duration sinceAnnounced) {
    private static final Duration MARGIN = Duration.ofMillis(500);

    /** Takes no silence for an answer. */
    static final Fence NONE = new Fence(List.of(), Duration.ZERO);

    Fence {
        strict = List.copyOf(strict);
    }

    boolean holds(EdgeState edge) {
        return edge.lease().isPositive()
                && sinceAnnounced.compareTo(edge.lease().plus(MARGIN)) > 0
                && !strict.isEmpty()
                && strict.stream().allMatch(edge::hasApplied);
    }
}
