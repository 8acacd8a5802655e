package dev.lockstep.edge.pass;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Whom to ask, and whom next: workers take turns, and those that leave or could not be reached just now come last. */
public final class Rotation {

    private static final Duration REST = Duration.ofSeconds(2);

    /** Until it is gone: whoever asked it just then would find it neither there nor away. */
    private static final Duration LEAVE = Duration.ofSeconds(10);

    private final List<URI> workers;
    private final InstantSource clock;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, Instant> lastUntil = new ConcurrentHashMap<>();

    public Rotation(List<URI> workers, InstantSource clock) {
        this.workers = List.copyOf(workers);
        this.clock = clock;
    }

    List<URI> next() {
        List<URI> first = new ArrayList<>();
        List<URI> last = new ArrayList<>();
        int begin = turn.getAndIncrement();
        for (int i = 0; i < workers.size(); i++) {
            URI worker = workers.get(Math.floorMod(begin + i, workers.size()));
            (rests(worker) ? last : first).add(worker);
        }
        first.addAll(last);
        return first;
    }

    void reached(URI worker) {
        lastUntil.remove(worker);
    }

    void notReached(URI worker) {
        lastUntil.put(worker, clock.instant().plus(REST));
    }

    void leaves(URI worker) {
        lastUntil.put(worker, clock.instant().plus(LEAVE));
    }

    private boolean rests(URI worker) {
        Instant until = lastUntil.get(worker);
        return until != null && clock.instant().isBefore(until);
    }
}
