package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.answer.Answer;
import dev.lockstep.edge.ask.RefreshAhead;
import dev.lockstep.edge.visit.LookupOutcome;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import dev.lockstep.edge.visit.VisitTimes;
import java.time.Instant;
import java.util.function.LongSupplier;

/** What is counted of visits: for owners, for operators, and to renew what is popular. */
public record Counting(VisitCounts pages, Tally answers, RefreshAhead ahead, VisitTimes times, LongSupplier clock) {

    /** Now, to tell how long something took. */
    long nanos() {
        return clock.getAsLong();
    }

    void answered(SiteId site, LookupOutcome outcome, long sinceNanos) {
        times.answered(site, outcome, nanos() - sinceNanos);
    }

    /** What was there when a visitor came. */
    void tally(Answer answer) {
        switch (answer) {
            case Answer.Hit _ -> answers.fresh();
            case Answer.Stale _ -> answers.stale();
            case Answer.Miss _, Answer.Expired _ -> answers.missed();
            case Answer.Pass _ -> answers.passed();
            case Answer.File _, Answer.Moved _, Answer.NotFound _, Answer.TooLong _ -> {}
        }
    }

    /** Which page a visitor gets in the end. */
    void count(Answer answer) {
        switch (answer) {
            case Answer.Hit hit -> pages.count(hit.page());
            case Answer.Stale(var _, PageRevalidated page, var _) -> pages.count(page);
            case Answer.File _,
                    Answer.Moved _,
                    Answer.Miss _,
                    Answer.Expired _,
                    Answer.Pass _,
                    Answer.NotFound _,
                    Answer.TooLong _ -> {}
        }
    }

    /** Counts a visit of a page that is fresh; whether the page should be renewed now. */
    boolean isDue(Answer.Hit hit, Instant now) {
        return hit.routed().route().upkeep().ahead() && ahead.isDue(hit.page(), now);
    }
}
