package dev.lockstep.deploy.access.metrics;

import dev.lockstep.deploy.access.Denials;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Denials as a metric. */
@ApplicationScoped
class MeteredDenials implements Denials {
    private final MeterRegistry meters;

    MeteredDenials(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void count(Reason reason) {
        meters.counter("lockstep.api.denials", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
