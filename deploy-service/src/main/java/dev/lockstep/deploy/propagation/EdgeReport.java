package dev.lockstep.deploy.propagation;

import dev.lockstep.contracts.event.EdgeId;
import java.time.Instant;

/**
 * Where one edge stands with a statement.
 *
 * @param reason why it has not acknowledged, empty when it has
 * @param at when the edge last said something
 */
public record EdgeReport(EdgeId edge, Answer answer, String reason, Instant at) {

    public enum Answer {
        ACKNOWLEDGED,
        /** It may still come. */
        AWAITED,
        /** It will not come. */
        REFUSED
    }
}
