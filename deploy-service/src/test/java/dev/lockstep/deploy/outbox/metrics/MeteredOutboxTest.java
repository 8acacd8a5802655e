package dev.lockstep.deploy.outbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.outbox.Backlog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How often, and for how long, whoever reads the metrics asks the database. */
class MeteredOutboxTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private Duration step = Duration.ZERO;
    private int looks;

    @Test
    void bothGaugesTellOfOneLookAndTheNextScrapeOfAnother() {
        bind(() -> new Backlog(looks, NOON.minusSeconds(7)), Runnable::run);

        assertThat(waiting()).isEqualTo(1);
        assertThat(age()).isEqualTo(7_000);
        assertThat(looks).isEqualTo(1);

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void whatOneGaugeWasNotToldTheOtherDoesNotAsk() {
        bind(
                () -> {
                    throw new IllegalStateException("no connection");
                },
                Runnable::run);

        assertThat(waiting()).isNaN();
        assertThat(age()).isNaN();

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void nobodyWaitsForALookThatHangsNorBeginsAnother() {
        // Given a database that answers when the test says so, and time that flies
        List<Runnable> hanging = new ArrayList<>();
        bind(() -> new Backlog(3, NOON), hanging::add);
        step = Duration.ofMinutes(1);

        // When it is scraped, twice
        assertThat(waiting()).isNaN();
        assertThat(age()).isNaN();
        assertThat(waiting()).isNaN();

        // Then there is one look, and when that is over, another
        assertThat(hanging).hasSize(1);
        hanging.removeFirst().run();
        assertThat(age()).isNaN();
        assertThat(hanging).hasSize(1);
    }

    private void bind(Supplier<Backlog> outbox, Executor threads) {
        Supplier<Backlog> counted = () -> {
            looks++;
            return outbox.get();
        };
        Glance<Backlog> glance = new Glance<>(counted, threads, () -> nanos.addAndGet(step.toNanos()));
        new MeteredOutbox(glance, Clock.fixed(NOON, ZoneOffset.UTC)).bindTo(meters);
    }

    private double waiting() {
        return meters.get("lockstep.outbox.waiting").gauge().value();
    }

    private double age() {
        return meters.get("lockstep.outbox.age").timeGauge().value(TimeUnit.MILLISECONDS);
    }
}
