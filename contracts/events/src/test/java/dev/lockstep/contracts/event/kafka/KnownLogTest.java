package dev.lockstep.contracts.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a log is missing, and not just unknown to a broker that has begun a moment ago. */
class KnownLogTest {

    private final ToldLog told = new ToldLog();
    private long now;
    private final KnownLog log = new KnownLog(told, () -> now);

    @BeforeEach
    void recognize() {
        assertThat(log.recognize()).isEmpty();
        log.take();
    }

    @Test
    void aLogThatKafkaHasNotForAMomentIsNotMissing() {
        lookAfter(2, told::isGone);
        lookAfter(4, told::isGone);

        assertThat(log.isMissing()).isFalse();
    }

    @Test
    void aLogThatKafkaHasNotForAWhileIsMissingAndNotLost() {
        lookAfter(2, told::isGone);
        lookAfter(5, told::isGone);

        assertThat(log.isMissing()).isTrue();
        assertThat(log.isLost()).isFalse();
        assertThat(log.isSurelyThere()).isFalse();
    }

    @Test
    void aKafkaThatSaysNothingInBetweenHasNotSaidSoForAWhile() {
        lookAfter(2, told::isGone);
        lookAfter(6, told::isUntold);
        lookAfter(4, told::isGone);

        assertThat(log.isMissing()).isFalse();
    }

    @Test
    void aKafkaThatFallsSilentAfterwardsTakesNothingBack() {
        lookAfter(2, told::isGone);
        lookAfter(5, told::isGone);
        lookAfter(2, told::isUntold);

        assertThat(log.isMissing()).isTrue();
    }

    @Test
    void aLogThatComesBackUnderItsIdIsTheSame() {
        lookAfter(2, told::isGone);
        lookAfter(5, told::isGone);
        lookAfter(2, () -> told.is("one"));

        assertThat(log.isMissing()).isFalse();
        assertThat(log.isLost()).isFalse();
    }

    @Test
    void aLogThatWasNeverThereIsNotMissed() {
        told.isGone();
        KnownLog never = new KnownLog(told, () -> now);
        for (int look = 0; look < 10; look++) {
            now += Duration.ofSeconds(2).toNanos();
            assertThat(never.isSurelyThere()).isFalse();
        }

        assertThat(never.isMissing()).isFalse();
    }

    private void lookAfter(int seconds, Runnable henceforth) {
        now += Duration.ofSeconds(seconds).toNanos();
        henceforth.run();
        assertThat(log.isThere()).isTrue();
    }
}
