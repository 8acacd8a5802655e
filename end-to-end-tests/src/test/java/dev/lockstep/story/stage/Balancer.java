package dev.lockstep.story.stage;

import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.local.wiring.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Sends clients to the services of one kind in turn, and as a load balancer does, to those alone that were ready when it last looked. */
final class Balancer {
    private static final long LOOK_NANOS = 50_000_000;

    private final List<Service> services;
    private final Set<Service> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(List<Service> services) {
        this.services = List.copyOf(services);
        ready.addAll(services);
    }

    /** Looks at each again and again. */
    void lookUntil(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            for (Service service : services) {
                if (service.process().isReady()) {
                    ready.add(service);
                } else {
                    ready.remove(service);
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Whether nobody is left out. */
    boolean areAllReady() {
        return ready.containsAll(services);
    }

    boolean isReady(Service service) {
        return ready.contains(service);
    }

    /** Waits for one that is: on a slow machine even one that is may not be seen to be. */
    Service next() {
        return look().or(() -> await("one is ready").until(this::look, Optional::isPresent))
                .orElseThrow();
    }

    private Optional<Service> look() {
        return Stream.generate(() -> services.get(Math.floorMod(turn.getAndIncrement(), services.size())))
                .limit(services.size())
                .filter(this::isReady)
                .findFirst();
    }
}
