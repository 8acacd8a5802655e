package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.event.Epoch;
import java.time.Instant;

/** Whether a deploy has been live. */
public sealed interface Publication {

    record Never() implements Publication {}

    /**
     * It was live, and may be.
     *
     * @param pagesValidFrom pages of the deploy that were rendered from data read before this epoch are not valid any more
     */
    record Last(Instant at, Epoch pagesValidFrom) implements Publication {}

    default Epoch pagesValidFrom() {
        return switch (this) {
            case Never() -> Epoch.ZERO;
            case Last last -> last.pagesValidFrom();
        };
    }
}
