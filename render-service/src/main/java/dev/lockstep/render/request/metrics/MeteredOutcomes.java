package dev.lockstep.render.request.metrics;

import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.request.Outcomes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

/** Counts as metrics. */
@Singleton
class MeteredOutcomes implements Outcomes {

    private final MeterRegistry registry;
    private final Timer took;

    MeteredOutcomes(MeterRegistry registry) {
        this.registry = registry;
        this.took = Timer.builder("lockstep.render")
                .description("how long pages take, from before their data is read")
                .publishPercentileHistogram()
                .register(registry);
    }

    @Override
    public void count(RenderOutcome outcome) {
        if (outcome instanceof RenderOutcome.Rendered rendered) {
            took.record(rendered.page().took());
        }
        registry.counter("lockstep.page.requests", "outcome", name(outcome)).increment();
    }

    private static String name(RenderOutcome outcome) {
        return switch (outcome) {
            case RenderOutcome.Rendered ignored -> "rendered";
            case RenderOutcome.Failed ignored -> "failed";
            case RenderOutcome.Outdated ignored -> "outdated";
            case RenderOutcome.Answered ignored -> "answered";
            case RenderOutcome.Dropped dropped -> "dropped " + dropped.reason();
        };
    }
}
