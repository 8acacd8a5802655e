package dev.lockstep.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void aPercentileIsTheValueAtItsNearestRank() {
        Sample hundred = sample(IntStream.rangeClosed(1, 100).map(value -> 101 - value));

        assertThat(hundred.percentile(1)).isEqualTo(1);
        assertThat(hundred.percentile(50)).isEqualTo(50);
        assertThat(hundred.percentile(99)).isEqualTo(99);
        assertThat(hundred.percentile(100)).isEqualTo(100);
    }

    @Test
    void aPercentileOfFewValuesIsOneOfThem() {
        Sample five = sample(IntStream.of(35, 20, 15, 50, 40));

        assertThat(five.percentile(5)).isEqualTo(15);
        assertThat(five.percentile(30)).isEqualTo(20);
        assertThat(five.percentile(40)).isEqualTo(20);
        assertThat(five.percentile(50)).isEqualTo(35);
        assertThat(five.percentile(99)).isEqualTo(50);
        assertThat(sample(IntStream.of(7)).percentile(1)).isEqualTo(7);
    }

    @Test
    void twoOfTwoHundredValuesMayExceedTheNinetyNinth() {
        assertThat(sample(IntStream.rangeClosed(1, 200)).percentile(99)).isEqualTo(198);
    }

    @Test
    void timesAreKeptInMillisecondsWithTheirFraction() {
        Sample times = Sample.ofTimes(List.of(Duration.ofNanos(1_500_000)));

        assertThat(times).isEqualTo(new Sample("ms", List.of(1.5)));
    }

    @Test
    void whatIsNoPercentileIsRefused() {
        Sample one = sample(IntStream.of(1));

        assertThatIllegalArgumentException().isThrownBy(() -> one.percentile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> one.percentile(101));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sample("ms", List.of()));
    }

    private static Sample sample(IntStream values) {
        return new Sample("", values.mapToObj(value -> (double) value).toList());
    }
}
