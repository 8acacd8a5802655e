package dev.lockstep.render.wiring;

import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.contracts.trace.opentelemetry.OpenTelemetryTracing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What takes note of renders. */
@Singleton
class TracingParts {

    private final TracingConfig config;
    private final WorkerConfig worker;
    private @Nullable OpenTelemetryTracing tracing;

    TracingParts(TracingConfig config, WorkerConfig worker) {
        this.config = config;
        this.worker = worker;
    }

    @Produces
    @Singleton
    Tracing tracing() {
        Optional<URI> collector = config.collector();
        return collector.isEmpty() ? Tracing.OFF : to(collector.get());
    }

    @PreDestroy
    void close() {
        if (tracing != null) {
            tracing.close();
        }
    }

    private Tracing to(URI collector) {
        OpenTelemetryTracing begun = OpenTelemetryTracing.to(
                collector, new OpenTelemetryTracing.Source("lockstep-render", worker.worker()), config.ratio());
        tracing = begun;
        return begun;
    }
}
