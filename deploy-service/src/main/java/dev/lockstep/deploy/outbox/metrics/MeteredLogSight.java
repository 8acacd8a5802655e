package dev.lockstep.deploy.outbox.metrics;

import dev.lockstep.deploy.outbox.LogSight;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the site log is lost. Only the process that holds the relay's lock looks: for all others that is not a number. */
@ApplicationScoped
class MeteredLogSight implements MeterBinder {
    private final LogSight sight;

    MeteredLogSight(LogSight sight) {
        this.sight = sight;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lockstep.site.log.lost", sight, MeteredLogSight::tell)
                .description("1 while the site log is missing, another one than was written to, or without what holds")
                .register(registry);
    }

    private static double tell(LogSight sight) {
        return switch (sight.seen()) {
            case NOTHING -> Double.NaN;
            case LOG -> 0;
            case CUT, ANOTHER, NONE -> 1;
        };
    }
}
