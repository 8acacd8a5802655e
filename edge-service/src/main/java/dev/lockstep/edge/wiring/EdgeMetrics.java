package dev.lockstep.edge.wiring;

import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.page.Arrivals;
import dev.lockstep.edge.page.Pages;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What can be counted at an edge. */
@Singleton
class EdgeMetrics {

    void register(
            @Observes StartupEvent started,
            MeterRegistry registry,
            Pages pages,
            Arrivals arrivals,
            EdgeLogs logs,
            Asking asking) {
        FunctionCounter.builder("lockstep.stale.events", arrivals, Arrivals::stale)
                .description("pages that came twice, or too late for the live deploy")
                .register(registry);
        FunctionCounter.builder("lockstep.unknown.events", logs, EdgeLogs::unknown)
                .description("events of types that this version does not know")
                .register(registry);
        FunctionCounter.builder("lockstep.dead.letters", logs, EdgeLogs::deadLetters)
                .description("records that could not be read and were set aside")
                .register(registry);
        FunctionCounter.builder("lockstep.dropped.records", logs, EdgeLogs::dropped)
                .description("records that could not be sent")
                .register(registry);
        Gauge.builder("lockstep.known.pages", pages, Pages::count)
                .description("pages that this edge knows, valid or not")
                .register(registry);
        Gauge.builder("lockstep.waiting.visitors", asking, Asking::waiting)
                .description("visitors who are held for a page")
                .register(registry);
    }
}
