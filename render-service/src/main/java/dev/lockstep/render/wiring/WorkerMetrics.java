package dev.lockstep.render.wiring;

import dev.lockstep.contracts.event.Lane;
import dev.lockstep.render.pass.Room;
import dev.lockstep.render.request.Workshop;
import dev.lockstep.render.request.kafka.KafkaAnnouncer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How busy a worker is. */
@Singleton
class WorkerMetrics {

    void setAside(@Observes StartupEvent started, MeterRegistry registry, KafkaAnnouncer announcer) {
        FunctionCounter.builder("lockstep.dead.letters", announcer, KafkaAnnouncer::deadLetters)
                .description("records that could not be used and were set aside")
                .register(registry);
    }

    void register(@Observes StartupEvent started, MeterRegistry registry, Workshop workshop, Room room) {
        Gauge.builder("lockstep.passes.running", room, Room::taken)
                .description("requests that go through to renderers at this moment")
                .register(registry);
        Gauge.builder("lockstep.render.running", workshop, Workshop::running)
                .description("pages in the making")
                .register(registry);
        for (Lane lane : Lane.values()) {
            Gauge.builder("lockstep.render.waiting", workshop, shop -> shop.waiting(lane))
                    .description("pages that wait to be made")
                    .tag("lane", lane.name().toLowerCase(Locale.ROOT))
                    .register(registry);
            TimeGauge.builder(
                            "lockstep.render.queue.age",
                            workshop,
                            TimeUnit.MILLISECONDS,
                            shop -> shop.oldest(lane).toMillis())
                    .description("how long the page has waited that waits longest, since it was asked for")
                    .tag("lane", lane.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
