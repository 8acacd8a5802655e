package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The edges that live: those heard from not long ago, by a clock that nobody sets. */
public final class Edges {
    /** Edges speak once a second; five are not missed by chance. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(5);

    /** As long as it takes until every edge has spoken once after this process began to listen. */
    private static final Duration SETTLED_AFTER = Duration.ofMillis(2_500);

    private final Map<EdgeId, EdgeState> edges = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private volatile long listeningSince;
    private volatile boolean listening;

    /** Knows no edge yet; {@code nanos} is such as {@link System#nanoTime}. */
    public Edges(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** From here on, whatever edges say is heard. */
    public void listen() {
        listeningSince = nanos.getAsLong();
        listening = true;
    }

    public void heard(EdgeSynced said) {
        edges.put(said.edge(), new EdgeState(said, nanos.getAsLong()));
    }

    /** Whether every edge that lives is known. */
    public boolean isSettled() {
        return listening && nanos.getAsLong() - listeningSince >= SETTLED_AFTER.toNanos();
    }

    /** Who lives, as far as is known. */
    public List<EdgeId> names() {
        return living().stream().map(EdgeState::edge).toList();
    }

    List<EdgeState> living() {
        long now = nanos.getAsLong();
        edges.values().removeIf(edge -> now - edge.heardAtNanos() > FORGOTTEN_AFTER.toNanos());
        return edges.values().stream()
                .sorted((one, other) -> one.edge().text().compareTo(other.edge().text()))
                .toList();
    }
}
