package dev.lockstep.deploy.lifecycle.postgres;

import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A warm-up as it lies in the database; when it began is a column of its own. */
public record WarmUpColumn(
        int pages,
        long millis,
        int toleratedPercent,
        int of,
        int asked,
        int rendered,
        int failed,
        List<ProblemColumn> faults) {

    static WarmUpColumn of(WarmUp warmUp) {
        return new WarmUpColumn(
                warmUp.wish().pages(),
                warmUp.wish().atMost().toMillis(),
                warmUp.wish().toleratedPercent(),
                warmUp.of(),
                warmUp.asked(),
                warmUp.rendered(),
                warmUp.failed(),
                warmUp.faults().stream().map(ProblemColumn::of).toList());
    }

    WarmUp warmUp(Instant begunAt) {
        return new WarmUp(
                new WarmUpWish(pages, Duration.ofMillis(millis), toleratedPercent),
                begunAt,
                of,
                asked,
                rendered,
                failed,
                faults.stream().map(ProblemColumn::problem).toList());
    }
}
