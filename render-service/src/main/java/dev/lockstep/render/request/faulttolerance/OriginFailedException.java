package dev.lockstep.render.request.faulttolerance;

import dev.lockstep.render.page.RenderOutcome;

/** A failure as circuit breakers count them. */
final class OriginFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RenderOutcome.Failed outcome;

    OriginFailedException(RenderOutcome.Failed outcome) {
        super(outcome.failure().problem().reason(), null, false, false);
        this.outcome = outcome;
    }

    RenderOutcome.Failed outcome() {
        return outcome;
    }
}
