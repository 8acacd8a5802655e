package dev.lockstep.platform.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingRuleTest {
    private static final ScalingRule RULE = new ScalingRule(100, 1, 6, Duration.ofSeconds(5), Duration.ofSeconds(300));

    @ParameterizedTest(name = "{0} behind with {1} workers: {2}")
    @CsvSource({"0, 4, 1", "101, 1, 1", "109, 1, 1", "111, 1, 2", "400, 1, 4", "441, 4, 5", "300, 4, 3", "9000, 1, 6"})
    void asManyAsShareTheLagUnlessTheyAlmostDo(long lag, int workers, int wanted) {
        assertThat(RULE.wanted(lag, workers, 12)).isEqualTo(wanted);
    }

    @Test
    void neverMoreThanThereArePartitions() {
        assertThat(RULE.wanted(9000, 1, 3)).isEqualTo(3);
    }

    @Test
    void otherBoundsAndLessTimeLeaveTheFormulaAsItIs() {
        ScalingRule other = RULE.between(2, 4).hurried(100);

        assertThat(other).isEqualTo(new ScalingRule(100, 2, 4, Duration.ofMillis(50), Duration.ofSeconds(3)));
    }

    @Test
    void aRuleForNoWorkersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RULE.between(3, 2))
                .withMessageContaining("from 3 to 2");
    }
}
