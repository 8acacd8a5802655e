package dev.lockstep.edge.wiring;

import dev.lockstep.contracts.client.Proxies;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.door.vertx.Drain;
import dev.lockstep.edge.door.vertx.FrontDoor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What stands before every connection. */
@Singleton
class DoorParts {

    private final EdgeConfig.Door config;
    private final EdgeConfig.Drain drain;

    DoorParts(EdgeConfig config) {
        this.config = config.edge().door();
        this.drain = config.edge().drain();
    }

    @Produces
    @Singleton
    Refusals refusals() {
        return new Refusals();
    }

    @Produces
    @Singleton
    Limits limits() {
        return new Limits(
                Math.toIntExact(config.target().asLongValue()),
                Math.toIntExact(config.head().asLongValue()),
                config.fields(),
                config.body().asLongValue(),
                config.headTime(),
                config.bodyTime(),
                config.bodyBytesPerSecond(),
                config.quiet(),
                config.connections());
    }

    @Produces
    @Singleton
    Drain drain() {
        return new Drain(drain.quiet());
    }

    @Produces
    @Singleton
    FrontDoor frontDoor(
            Limits limits, Refusals refusals, Proxies proxies, Shortcut shortcut, Clock clock, Drain drain) {
        return new FrontDoor(limits, refusals, clock, new FrontDoor.Orders(proxies::isTrusted, shortcut, drain));
    }
}
