package dev.lockstep.edge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SteppedClock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DateHeaderTest {

    @Test
    void aDayHasTwoDigitsAlways() {
        Clock clock = Clock.fixed(Instant.parse("2026-12-01T08:49:37.9Z"), ZoneOffset.UTC);

        assertThat(new DateHeader(clock).now()).isEqualTo("Tue, 01 Dec 2026 08:49:37 GMT");
    }

    @Test
    void itGoesOnWithTheClock() {
        SteppedClock clock = new SteppedClock(Instant.parse("2026-12-31T23:59:59Z"));
        DateHeader date = new DateHeader(clock);
        assertThat(date.now()).isEqualTo("Thu, 31 Dec 2026 23:59:59 GMT");

        clock.step();

        assertThat(date.now()).isEqualTo("Fri, 01 Jan 2027 00:00:00 GMT");
    }
}
