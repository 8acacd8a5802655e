package dev.lockstep.render.request.metrics;

import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.request.Outcomes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts as metrics. Every label is one of a few words, whatever sites and visitors do. */
@Singleton
class MeteredOutcomes implements Outcomes {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Map<Lane, Timer> took = new EnumMap<>(Lane.class);

    MeteredOutcomes(MeterRegistry registry) {
        this.registry = registry;
        for (Lane lane : Lane.values()) {
            took.put(
                    lane,
                    Timer.builder("lockstep.render")
                            .description("how long pages take, from before their data is read")
                            .tag("lane", word(lane))
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
        }
    }

    @Override
    public void count(PageRequested request, RenderOutcome outcome) {
        Lane lane = request.reason().lane();
        Timer timer = took.get(lane);
        if (timer != null && outcome instanceof RenderOutcome.Rendered rendered) {
            timer.record(rendered.page().took());
        }
        registry.counter(
                        "lockstep.page.requests",
                        "lane",
                        word(lane),
                        "reason",
                        word(request.reason()),
                        "outcome",
                        name(outcome))
                .increment();
    }

    private static String name(RenderOutcome outcome) {
        return switch (outcome) {
            case RenderOutcome.Rendered ignored -> "rendered";
            case RenderOutcome.Failed ignored -> "failed";
            case RenderOutcome.Outdated ignored -> "outdated";
            case RenderOutcome.Answered ignored -> "answered";
            case RenderOutcome.Dropped dropped -> "dropped-" + word(dropped.why());
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
