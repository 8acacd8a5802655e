package dev.lockstep.render.request;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.render.page.WhyDropped;

/** Whether a request was taken in. */
enum Admission {
    TAKEN(WhyDropped.SHED, "", ""),
    TOO_MANY_WAIT(
            WhyDropped.SHED,
            "too many pages of this site wait to be made",
            "see whether its origin is slow, or add workers"),
    /** It would be out of time before its turn came. */
    TOO_MANY_BEGIN(
            WhyDropped.OVER_QUOTA,
            "more pages of this site are asked for than may be made in a second",
            "keep pages fresh for longer, or ask whoever runs the platform for more");

    private final WhyDropped why;
    private final String reason;
    private final String hint;

    Admission(WhyDropped why, String reason, String hint) {
        this.why = why;
        this.reason = reason;
        this.hint = hint;
    }

    WhyDropped why() {
        return why;
    }

    Problem problem() {
        return Problem.of(reason, hint);
    }
}
