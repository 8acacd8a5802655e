package dev.lockstep.edge.hit;

import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.visit.LookupOutcome;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import dev.lockstep.edge.visit.VisitTimes;
import java.util.function.LongSupplier;

/**
 * What is counted of visits.
 *
 * @param nanos the clock that tells how long something took
 */
public record Counts(VisitCounts pages, Tally answers, VisitTimes times, LongSupplier nanos) {

    long now() {
        return nanos.getAsLong();
    }

    void hit(Answer.Hit hit, long came) {
        answers.fresh();
        pages.count(hit.page());
        times.answered(hit.view().site(), LookupOutcome.HIT, now() - came);
    }

    void file(Answer.File file, long came) {
        times.answered(file.view().site(), LookupOutcome.FILE, now() - came);
    }
}
