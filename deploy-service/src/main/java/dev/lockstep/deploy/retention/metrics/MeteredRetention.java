package dev.lockstep.deploy.retention.metrics;

import dev.lockstep.deploy.retention.Retained;
import dev.lockstep.deploy.retention.RetentionTally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts since the start of this process, which need never have been the one that lets go of anything. */
@ApplicationScoped
class MeteredRetention implements RetentionTally, MeterBinder {
    private final LongAdder deploys = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder blobs = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Clock clock;
    private volatile boolean removesNothing;
    private volatile @Nullable Instant done;

    MeteredRetention(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count("lockstep.retention.deploys", deploys, registry);
        count("lockstep.retention.pages", pages, registry);
        count("lockstep.retention.dropped.pages", dropped, registry);
        count("lockstep.retention.blobs", blobs, registry);
        count("lockstep.retention.bytes", bytes, registry);
        count("lockstep.retention.failures", failures, registry);
        Gauge.builder("lockstep.retention.removes.nothing", this, retention -> retention.removesNothing ? 1 : 0)
                .register(registry);
        TimeGauge.builder("lockstep.retention.age", this, TimeUnit.MILLISECONDS, MeteredRetention::ageMillis)
                .register(registry);
    }

    @Override
    public void done(Retained retained) {
        deploys.add(retained.deploys());
        pages.add(retained.pages());
        blobs.add(retained.blobs().blobs());
        bytes.add(retained.blobs().bytes());
        done = clock.instant();
    }

    @Override
    public void dropped(int more) {
        dropped.add(more);
    }

    @Override
    public void removesNothing(boolean nothing) {
        removesNothing = nothing;
    }

    @Override
    public void failed() {
        failures.increment();
    }

    private static void count(String name, LongAdder counted, MeterRegistry registry) {
        var _ = FunctionCounter.builder(name, counted, LongAdder::doubleValue).register(registry);
    }

    private double ageMillis() {
        Instant last = done;
        return last == null
                ? Double.NaN
                : (double) Duration.between(last, clock.instant()).toMillis();
    }
}
