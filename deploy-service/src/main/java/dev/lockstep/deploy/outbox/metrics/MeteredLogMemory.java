package dev.lockstep.deploy.outbox.metrics;

import dev.lockstep.deploy.outbox.LogMemory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the site log says what the database does not know, asked whenever somebody reads the metrics. */
@ApplicationScoped
class MeteredLogMemory implements MeterBinder {
    private static final System.Logger LOG = System.getLogger(MeteredLogMemory.class.getName());

    private final LogMemory memory;

    MeteredLogMemory(LogMemory memory) {
        this.memory = memory;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lockstep.database.behind", this, MeteredLogMemory::tell)
                .description("1 while the site log says what the database does not know, and nothing is announced")
                .register(registry);
    }

    private double tell() {
        try {
            return memory.isBehind() ? 1 : 0;
        } catch (RuntimeException unknown) {
            LOG.log(System.Logger.Level.DEBUG, "nobody knows what the database knows", unknown);
            return Double.NaN;
        }
    }
}
