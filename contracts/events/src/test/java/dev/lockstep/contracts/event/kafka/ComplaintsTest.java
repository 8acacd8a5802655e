package dev.lockstep.contracts.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private long now = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();
    private final Complaints complaints = new Complaints(() -> now);

    @Test
    void whatFailsEachSecondIsToldOfAtOnceAndThenOnceAMinute() {
        List<Integer> told =
                IntStream.rangeClosed(0, 150).filter(this::isToldAfter).boxed().toList();

        assertThat(told).containsExactly(0, 60, 120);
    }

    private boolean isToldAfter(int second) {
        boolean told = complaints.level() == System.Logger.Level.WARNING;
        now += Duration.ofSeconds(1).toNanos();
        return told;
    }
}
