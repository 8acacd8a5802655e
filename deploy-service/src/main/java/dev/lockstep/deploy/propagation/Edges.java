package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The edges, by a clock that nobody sets. One that was not heard for some seconds may be gone, or may just be silent and
 * serve: it is believed to be gone only when it says so, or after a longer time.
 */
public final class Edges {
    /** Edges speak once a second; five are not missed by chance. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(5);

    /** As long as it takes until every edge has spoken once after this process began to listen. */
    private static final Duration SETTLED_AFTER = Duration.ofMillis(2_500);

    private final Map<EdgeId, Heard> edges = new ConcurrentHashMap<>();
    private final Duration forgottenAfter;
    private final LongSupplier nanos;
    private volatile long listeningSince;
    private volatile boolean listening;

    /**
     * Knows no edge yet.
     *
     * @param forgottenAfter longer than any edge's lease: a silent one may serve for as long
     * @param nanos such as {@link System#nanoTime}
     */
    public Edges(Duration forgottenAfter, LongSupplier nanos) {
        this.forgottenAfter = forgottenAfter;
        this.nanos = nanos;
    }

    private record Heard(EdgeSynced said, long atNanos) {}

    /** From here on, whatever edges say is heard. */
    public void listen() {
        listeningSince = nanos.getAsLong();
        listening = true;
    }

    public void heard(EdgeSynced said) {
        edges.put(said.edge(), new Heard(said, nanos.getAsLong()));
    }

    /** An edge has said that it serves nobody any more. */
    public void left(EdgeId edge) {
        edges.remove(edge);
    }

    /** Whether every edge that lives is known. */
    public boolean isSettled() {
        return hasListenedFor(SETTLED_AFTER);
    }

    /** Whether every edge is known that may serve something; of a strict site also those that are silent. */
    boolean isSettled(boolean strict) {
        return hasListenedFor(strict ? longest(SETTLED_AFTER) : SETTLED_AFTER);
    }

    /** How many live, and how many may: those that are silent and have not said that they stop. */
    public Census count() {
        return new Census(names().size(), known().size());
    }

    /** Edges that were heard just now, and all that may serve somebody. */
    public record Census(int speaking, int known) {
        public int silent() {
            return known - speaking;
        }
    }

    /** Who lives, as far as is known. */
    public List<EdgeId> names() {
        return known().stream()
                .filter(edge -> edge.age().compareTo(SILENT_AFTER) <= 0)
                .map(EdgeState::edge)
                .toList();
    }

    /** Who lives, and who may. */
    List<EdgeState> known() {
        long now = nanos.getAsLong();
        edges.values().removeIf(edge -> now - edge.atNanos() > forgottenAfter.toNanos());
        return edges.values().stream()
                .map(edge -> new EdgeState(edge.said(), Duration.ofNanos(now - edge.atNanos())))
                .sorted(Comparator.comparing(edge -> edge.edge().text()))
                .toList();
    }

    private Duration longest(Duration atLeast) {
        return edges.values().stream()
                .map(edge -> edge.said().lease())
                .filter(lease -> lease.compareTo(atLeast) > 0)
                .max(Comparator.naturalOrder())
                .orElse(atLeast);
    }

    private boolean hasListenedFor(Duration time) {
        return listening && nanos.getAsLong() - listeningSince >= time.toNanos();
    }
}
