package dev.lockstep.platform.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecommendationsTest {
    private final Recommendations recommendations = new Recommendations(Duration.ofSeconds(10));

    @Test
    void moreAreHadAtOnce() {
        assertThat(recommendations.settle(1, 1, Duration.ZERO)).isEqualTo(1);

        assertThat(recommendations.settle(4, 1, Duration.ofSeconds(1))).isEqualTo(4);
    }

    @Test
    void fewerAreHadWhenNoMoreWereWantedForAWhile() {
        assertThat(recommendations.settle(4, 4, Duration.ZERO)).isEqualTo(4);
        assertThat(recommendations.settle(1, 4, Duration.ofSeconds(1))).isEqualTo(4);
        assertThat(recommendations.settle(2, 4, Duration.ofSeconds(10))).isEqualTo(4);

        assertThat(recommendations.settle(1, 4, Duration.ofSeconds(11))).isEqualTo(2);
        assertThat(recommendations.settle(1, 2, Duration.ofSeconds(21))).isEqualTo(1);
    }
}
