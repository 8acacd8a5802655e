package dev.lockstep.edge.hit;

import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;

/** What is counted of visits. */
public record Counts(VisitCounts pages, Tally answers) {

    void hit(Answer.Hit hit) {
        answers.fresh();
        pages.count(hit.page());
    }
}
