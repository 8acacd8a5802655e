package dev.lockstep.render.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.render.server.ServerLife.Asleep;
import dev.lockstep.render.server.ServerLife.Resting;
import dev.lockstep.render.server.ServerLife.Up;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerLifeTest {

    private static final Instant NOW = Instant.parse("2026-11-24T21:00:00Z");
    private static final Pacing PACING =
            new Pacing(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(10));

    @Test
    void eachFailureInARowDoublesThePauseUpToTheLongest() {
        // Given
        Resting<String> resting =
                new Asleep<String>().start("process", NOW, PACING).failed("it ended", NOW, PACING);

        // When
        assertThat(resting.until()).isEqualTo(NOW.plusSeconds(1));
        Resting<String> second = resting.start("process", NOW, PACING).failed("it ended", NOW, PACING);
        Resting<String> third = second.start("process", NOW, PACING).failed("it ended", NOW, PACING);
        Resting<String> last = third;
        for (int failure = 0; failure < 100; failure++) {
            last = last.start("process", NOW, PACING).failed("it ended", NOW, PACING);
        }

        // Then
        assertThat(second.until()).isEqualTo(NOW.plusSeconds(2));
        assertThat(third.until()).isEqualTo(NOW.plusSeconds(4));
        assertThat(last.until()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void oneThatEndsRightAfterItsFirstAnswerIsNotForgiven() {
        // Given
        Up<String> up = new Resting<String>(NOW, 3, "it ended")
                .start("process", NOW, PACING)
                .answered(NOW);

        // When
        Resting<String> resting = up.failed("it ended", NOW.plusSeconds(5), PACING);

        // Then
        assertThat(resting.failures()).isEqualTo(4);
    }

    @Test
    void oneThatHasRunForLongIsForgivenEarlierFailures() {
        // Given
        Up<String> up = new Resting<String>(NOW, 3, "it ended")
                .start("process", NOW, PACING)
                .answered(NOW);

        // When
        Resting<String> resting = up.failed("it ended", NOW.plusSeconds(61), PACING);

        // Then
        assertThat(resting.failures()).isEqualTo(1);
        assertThat(resting.isOver(NOW.plusSeconds(61))).isFalse();
        assertThat(resting.isOver(NOW.plusSeconds(62))).isTrue();
    }

    @Test
    void useKeepsItAwake() {
        // Given
        Up<String> up = new Asleep<String>().start("process", NOW, PACING).answered(NOW);

        // When
        Up<String> used = up.used(NOW.plusSeconds(300));

        // Then
        assertThat(up.isIdle(NOW.plusSeconds(600), PACING)).isTrue();
        assertThat(used.isIdle(NOW.plusSeconds(600), PACING)).isFalse();
    }
}
