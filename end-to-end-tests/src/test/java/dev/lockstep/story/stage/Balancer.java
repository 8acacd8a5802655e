package dev.lockstep.story.stage;

import dev.lockstep.platform.local.wiring.Service;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Sends visitors to edges in turn, and as a load balancer does, to those alone that were ready when it last looked. */
final class Balancer {
    private static final long LOOK_NANOS = 50_000_000;

    private final List<Service> edges;
    private final Set<Service> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(List<Service> edges) {
        this.edges = List.copyOf(edges);
        ready.addAll(edges);
    }

    /** Looks at every edge again and again. */
    void lookUntil(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            for (Service edge : edges) {
                if (edge.process().isReady()) {
                    ready.add(edge);
                } else {
                    ready.remove(edge);
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    boolean isReady(Service edge) {
        return ready.contains(edge);
    }

    Service next() {
        for (int tried = 0; tried < edges.size(); tried++) {
            Service edge = edges.get(Math.floorMod(turn.getAndIncrement(), edges.size()));
            if (isReady(edge)) {
                return edge;
            }
        }
        throw new IllegalStateException("no edge is ready");
    }
}
