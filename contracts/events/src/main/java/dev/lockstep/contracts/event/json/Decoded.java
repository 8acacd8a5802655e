package dev.lockstep.contracts.event.json;

import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.Redacted;

/** What a record's value turned out to be. */
public sealed interface Decoded {

    record Known(Event event) implements Decoded {}

    /** An event that this version does not know: to be skipped and counted. */
    record UnknownType(String type) implements Decoded {}

    /** Poison: to be set aside with the reason, which is logged, and may quote what it does not like. */
    record Malformed(String reason) implements Decoded {
        public Malformed {
            reason = Redacted.text(reason);
        }
    }
}
