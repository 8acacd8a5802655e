package dev.lockstep.deploy.history.metrics;

import dev.lockstep.deploy.history.CatchingUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long ago all was learned that there was to learn. It grows while the database refuses what was read, which a number of
 * records would not: nobody counts them then.
 */
@ApplicationScoped
class MeteredHistory implements CatchingUp, MeterBinder {
    private final Clock clock;
    private volatile @Nullable Instant last;

    MeteredHistory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("lockstep.history.age", this, TimeUnit.MILLISECONDS, MeteredHistory::ageMillis)
                .description("how long ago this process last knew all pages that it has to learn of")
                .register(registry);
    }

    @Override
    public void begun() {
        last = clock.instant();
    }

    @Override
    public void caughtUp() {
        last = clock.instant();
    }

    private double ageMillis() {
        Instant known = last;
        return known == null
                ? Double.NaN
                : (double) Duration.between(known, clock.instant()).toMillis();
    }
}
