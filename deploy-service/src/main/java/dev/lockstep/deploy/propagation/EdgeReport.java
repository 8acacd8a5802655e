package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import java.time.Duration;
import java.time.Instant;

/**
 * Where one edge stands with a statement.
 *
 * @param reason why it has not acknowledged, empty when it has
 * @param age how long ago it was last heard
 * @param at when, by its own clock, it last said something
 */
public record EdgeReport(EdgeId edge, Answer answer, String reason, Duration age, Instant at) {

    public enum Answer {
        ACKNOWLEDGED,
        /** It may still come. */
        AWAITED,
        /** It has not heard of it, and shows nothing of the site until it has. */
        FENCED,
        /** It will not come. */
        REFUSED
    }

    /** Whether nobody is shown by this edge what the statement forbids. */
    boolean isProof() {
        return answer == Answer.ACKNOWLEDGED || answer == Answer.FENCED;
    }
}
