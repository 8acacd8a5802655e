package dev.lockstep.deploy.history.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SteppedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeteredHistoryTest {
    private final SteppedClock clock = new SteppedClock(Instant.EPOCH);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredHistory history = new MeteredHistory(clock);

    @BeforeEach
    void bind() {
        history.bindTo(registry);
    }

    @Test
    void whoDoesNotLearnIsNotBehind() {
        assertThat(ageSeconds()).isNaN();
    }

    @Test
    void whatIsNotLearnedAgesFromTheStart() {
        history.begun();
        clock.step(Duration.ofMinutes(3));

        assertThat(ageSeconds()).isEqualTo(180);
    }

    @Test
    void whoHasCaughtUpBeginsAnew() {
        history.begun();
        clock.step(Duration.ofMinutes(3));

        history.caughtUp();
        clock.step(Duration.ofSeconds(2));

        assertThat(ageSeconds()).isEqualTo(2);
    }

    private double ageSeconds() {
        return registry.get("lockstep.history.age").timeGauge().value(TimeUnit.SECONDS);
    }
}
