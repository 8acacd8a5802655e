package dev.lockstep.deploy.command.metrics;

import dev.lockstep.deploy.command.DeadLetterTally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;

@ApplicationScoped
class MeteredDeadLetters implements DeadLetterTally, MeterBinder {
    private final LongAdder letters = new LongAdder();

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = FunctionCounter.builder("lockstep.dead.letters", letters, LongAdder::doubleValue)
                .description("records that could not be used and were set aside")
                .register(registry);
    }

    @Override
    public void setAside() {
        letters.increment();
    }
}
