package dev.lockstep.deploy.outbox.metrics;

import dev.lockstep.deploy.outbox.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How much waits in the outbox, looked at whenever somebody reads the metrics; not a number while nobody can tell. */
@ApplicationScoped
class MeteredOutbox implements MeterBinder {
    private final Glance<Backlog> outbox;
    private final Clock clock;

    @Inject
    MeteredOutbox(Backlog.Look outbox, Clock clock) {
        this(Glance.at(outbox::look), clock);
    }

    MeteredOutbox(Glance<Backlog> outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lockstep.outbox.waiting", this, metered -> metered.tell(Backlog::waiting))
                .description("events that wait to be announced")
                .register(registry);
        TimeGauge.builder(
                        "lockstep.outbox.age",
                        this,
                        TimeUnit.MILLISECONDS,
                        metered -> metered.tell(
                                backlog -> backlog.age(clock.instant()).toMillis()))
                .description(
                        "for how long the event has waited that has waited longest, of those that nobody has heard")
                .register(registry);
    }

    private double tell(ToDoubleFunction<Backlog> what) {
        return outbox.see().map(what::applyAsDouble).orElse(Double.NaN);
    }
}
