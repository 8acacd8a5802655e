package dev.lockstep.deploy.propagation.metrics;

import dev.lockstep.deploy.propagation.Edges;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;

/** How many edges are heard, as this process sees them. */
@ApplicationScoped
class MeteredEdges implements MeterBinder {

    private final Edges edges;

    MeteredEdges(Edges edges) {
        this.edges = edges;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        edges(registry, "speaking", Edges.Census::speaking);
        edges(registry, "silent", Edges.Census::silent);
    }

    private void edges(MeterRegistry registry, String standing, ToDoubleFunction<Edges.Census> count) {
        Gauge.builder("lockstep.edges", edges, known -> count.applyAsDouble(known.count()))
                .description("edges that were heard in the last seconds, and those that are silent and may still serve")
                .tag("standing", standing)
                .register(registry);
    }
}
