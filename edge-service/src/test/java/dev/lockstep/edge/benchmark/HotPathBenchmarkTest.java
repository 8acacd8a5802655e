package dev.lockstep.edge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.Facts;
import dev.lockstep.edge.answer.Answer;
import org.junit.jupiter.api.Test;

/** A measurement of something else than it says would be worth nothing. */
class HotPathBenchmarkTest {

    private final HotPathBenchmark benchmark = new HotPathBenchmark();

    @Test
    void whatIsMeasuredIsAHit() {
        assertThat(benchmark.key()).isEqualTo("d1 " + Facts.PAGE.text());
        assertThat(benchmark.decidePage()).isInstanceOf(Answer.Hit.class);
        assertThat(benchmark.decideFile()).isInstanceOf(Answer.File.class);
        assertThat(benchmark.replyWithPage().status()).isEqualTo(200);
        assertThat(benchmark.replyWithFile()).isSameAs(benchmark.replyWithFile());
    }

    @Test
    void whatIsCountedIsAVisit() {
        benchmark.count();
        benchmark.count();

        assertThat(benchmark.counted()).isEqualTo(2);
    }
}
