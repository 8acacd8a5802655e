package dev.lockstep.edge.wiring;

import dev.lockstep.edge.door.vertx.FrontDoor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How busy the door is: edges are scaled by it. */
@Singleton
class DoorMetrics {

    void register(@Observes StartupEvent started, MeterRegistry registry, FrontDoor door) {
        Gauge.builder("lockstep.connections", door, FrontDoor::open)
                .description("connections of visitors that are open")
                .register(registry);
    }
}
