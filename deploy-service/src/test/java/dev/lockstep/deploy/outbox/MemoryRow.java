package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;

/**
 * What waits in an outbox on the heap, or has waited there.
 *
 * @param first where it lay first, once it was announced
 */
record MemoryRow(Unsent unsent, Key key, Epoch epoch, Sending sending, List<Position> first) {

    /** Under which the log has it. */
    record Key(SiteId site, String states) {
        static Key of(SiteEvent event) {
            return new Key(event.site(), event.states());
        }
    }

    sealed interface Sending {
        record Waiting() implements Sending {}

        record Sent(Position position, Instant at) implements Sending {}
    }

    MemoryRow {
        first = List.copyOf(first);
    }

    static MemoryRow waiting(Unsent unsent, Key key, Epoch epoch) {
        return new MemoryRow(unsent, key, epoch, new Sending.Waiting(), List.of());
    }

    MemoryRow again() {
        return new MemoryRow(unsent, key, epoch, new Sending.Waiting(), first);
    }

    MemoryRow anew() {
        return waiting(unsent, key, epoch);
    }

    boolean isSent() {
        return sending instanceof Sending.Sent;
    }

    MemoryRow at(Position position, Instant now) {
        return new MemoryRow(
                unsent, key, epoch, new Sending.Sent(position, now), first.isEmpty() ? List.of(position) : first);
    }

    /** Where it lies, or lay first while it is to be announced again; nowhere before it was. */
    List<Position> position() {
        return switch (sending) {
            case Sending.Sent(Position last, Instant _) -> List.of(last);
            case Sending.Waiting() -> first;
        };
    }

    boolean wasAnnouncedBefore(Position position) {
        return first.stream().anyMatch(at -> at.partition() == position.partition() && at.offset() < position.offset());
    }

    boolean isPartOf(Statement statement) {
        return key.site().equals(statement.site())
                && statement.states().contains(key.states())
                && epoch.equals(statement.epoch());
    }

    boolean isSentBefore(Instant then) {
        return sending instanceof Sending.Sent(var ignored, Instant at) && at.isBefore(then);
    }

    boolean isSentSince(Instant then) {
        return sending instanceof Sending.Sent(var ignored, Instant at) && !at.isBefore(then);
    }
}
