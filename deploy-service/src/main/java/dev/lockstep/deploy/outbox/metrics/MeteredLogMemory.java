package dev.lockstep.deploy.outbox.metrics;

import dev.lockstep.deploy.outbox.LogMemory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the site log says what the database does not know, looked at whenever somebody reads the metrics. */
@ApplicationScoped
class MeteredLogMemory implements MeterBinder {
    private final Glance<Boolean> behind;

    MeteredLogMemory(LogMemory memory) {
        this.behind = Glance.at(memory::isBehind);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lockstep.database.behind", this, MeteredLogMemory::tell)
                .description("1 while the site log says what the database does not know, and nothing is announced")
                .register(registry);
    }

    private double tell() {
        return behind.see().map(isBehind -> isBehind ? 1.0 : 0.0).orElse(Double.NaN);
    }
}
