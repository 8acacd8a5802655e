package dev.lockstep.platform.measure;

import java.time.Duration;
import java.util.List;

/** Values of one kind, in the order in which they were measured. */
public record Sample(String unit, List<Double> values) {

    private static final double NANOS_PER_MILLI = 1_000_000;

    public Sample {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a sample of nothing");
        }
    }

    public static Sample ofTimes(List<Duration> times) {
        return new Sample(
                "ms",
                times.stream().map(time -> time.toNanos() / NANOS_PER_MILLI).toList());
    }

    /** By nearest rank: the least value that at least {@code percent} of a hundred values do not exceed. */
    public double percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("a percentile is from 1 to 100: " + percent);
        }
        int rank = Math.ceilDiv(percent * values.size(), 100);
        return values.stream().sorted().toList().get(rank - 1);
    }

    public double greatest() {
        return percentile(100);
    }
}
