package dev.lockstep.deploy.lifecycle.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A warm-up as it lies in the database; when it began is a column of its own.
 *
 * @param expectedEpoch null where anything is expected, as it is where earlier versions wrote
 */
public record WarmUpColumn(
        int pages,
        long millis,
        int toleratedPercent,
        int of,
        int asked,
        int rendered,
        int failed,
        List<ProblemColumn> faults,
        @Nullable Long expectedEpoch) {

    static WarmUpColumn of(WarmUp warmUp) {
        return new WarmUpColumn(
                warmUp.wish().pages(),
                warmUp.wish().atMost().toMillis(),
                warmUp.wish().toleratedPercent(),
                warmUp.of(),
                warmUp.asked(),
                warmUp.rendered(),
                warmUp.failed(),
                warmUp.faults().stream().map(ProblemColumn::of).toList(),
                expectedEpoch(warmUp.expected()));
    }

    WarmUp warmUp(Instant begunAt) {
        return new WarmUp(
                new WarmUpWish(pages, Duration.ofMillis(millis), toleratedPercent),
                expected(),
                begunAt,
                of,
                asked,
                rendered,
                failed,
                faults.stream().map(ProblemColumn::problem).toList());
    }

    private static @Nullable Long expectedEpoch(Expectation expected) {
        return switch (expected) {
            case Expectation.Anything() -> null;
            case Expectation.At(Epoch epoch) -> epoch.number();
        };
    }

    private Expectation expected() {
        return expectedEpoch == null ? Expectation.any() : new Expectation.At(new Epoch(expectedEpoch));
    }
}
