package dev.lockstep.deploy.transaction.metrics;

import dev.lockstep.deploy.transaction.SetAside;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

@ApplicationScoped
class MeteredSetAside implements SetAside, MeterBinder {
    private final Map<From, LongAdder> counts = new EnumMap<>(From.class);

    MeteredSetAside() {
        for (From from : From.values()) {
            counts.put(from, new LongAdder());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((from, count) -> FunctionCounter.builder("lockstep.set.aside", count, LongAdder::doubleValue)
                .description("what can never be kept, and was set aside")
                .tag("from", from.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }

    @Override
    public void count(From from) {
        counts.getOrDefault(from, new LongAdder()).increment();
    }
}
