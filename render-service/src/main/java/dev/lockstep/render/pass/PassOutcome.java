package dev.lockstep.render.pass;

import dev.lockstep.contracts.event.Problem;

/** What became of a request that was handed on. */
public sealed interface PassOutcome {

    /** The renderer's whole answer went out, whatever it says. */
    record Answered() implements PassOutcome {}

    /** The renderer gave no whole answer; some of it may have gone out. */
    record Failed(Problem problem, String log) implements PassOutcome {
        public Failed(Problem problem) {
            this(problem, "");
        }
    }

    /** As much is under way as may be, of the site or altogether. */
    record Full() implements PassOutcome {}

    /** This worker does not know yet what the edge knows. */
    record Behind() implements PassOutcome {}

    /** No route of such a deploy takes requests like this one. */
    record NoRoute(String reason) implements PassOutcome {}
}
