package dev.lockstep.edge.wiring;

import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.contracts.trace.opentelemetry.OpenTelemetryTracing;
import dev.lockstep.edge.vertx.visit.Journeys;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What takes note of visits that something is made for. */
@Singleton
class TracingParts {

    private final TracingConfig config;
    private final EdgeConfig edge;
    private @Nullable OpenTelemetryTracing tracing;

    TracingParts(TracingConfig config, EdgeConfig edge) {
        this.config = config;
        this.edge = edge;
    }

    @Produces
    @Singleton
    Journeys journeys() {
        Optional<URI> collector = config.collector();
        return collector.isEmpty() ? Journeys.UNTRACED : new Journeys(to(collector.get()), config.trustVisitors());
    }

    @PreDestroy
    void close() {
        if (tracing != null) {
            tracing.close();
        }
    }

    private Tracing to(URI collector) {
        OpenTelemetryTracing.Source source =
                new OpenTelemetryTracing.Source("lockstep-edge", edge.edge().id());
        OpenTelemetryTracing begun = OpenTelemetryTracing.to(collector, source, config.ratio());
        tracing = begun;
        return begun;
    }
}
