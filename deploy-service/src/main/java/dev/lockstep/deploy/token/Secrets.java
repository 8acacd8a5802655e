package dev.lockstep.deploy.token;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the secrets of a token hash to: the current one and, for a while after a rotation, the one before it.
 *
 * @param previous the one before; nothing or one
 * @param previousUntil when that one ends
 */
public record Secrets(Digest current, List<Digest> previous, Instant previousUntil) {

    public Secrets {
        previous = List.copyOf(previous);
    }

    static Secrets of(Digest first) {
        return new Secrets(first, List.of(), Instant.EPOCH);
    }

    /** An earlier predecessor ends at once. */
    Secrets rotate(Digest next, Instant currentUntil) {
        return new Secrets(next, List.of(current), currentUntil);
    }

    boolean isOver(Instant now) {
        return !previous.isEmpty() && !now.isBefore(previousUntil);
    }

    Secrets settle(Instant now) {
        return isOver(now) ? of(current) : this;
    }

    /** When one of them ends, of a token that ends then at the latest. */
    Instant end(Digest digest, Instant atLatest) {
        return previous.contains(digest) && previousUntil.isBefore(atLatest) ? previousUntil : atLatest;
    }

    /** Those that open something at a time. */
    List<Digest> at(Instant now) {
        return Stream.concat(Stream.of(current), previous.stream().filter(digest -> now.isBefore(previousUntil)))
                .toList();
    }
}
