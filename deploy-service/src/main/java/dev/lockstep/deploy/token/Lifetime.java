package dev.lockstep.deploy.token;

import java.time.Instant;

/**
 * From when to when a token opens anything.
 *
 * @param endsAt when it expires, or was revoked
 */
public record Lifetime(Instant createdAt, Instant endsAt, Ending ending) {
    /** The end of a token that has none. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** What was noticed of its end: the clock alone says whether it has come. */
    public enum Ending {
        OPEN,
        EXPIRED,
        REVOKED
    }

    public static Lifetime between(Instant createdAt, Instant endsAt) {
        return new Lifetime(createdAt, endsAt, Ending.OPEN);
    }

    /** What was revoked is over, whatever the clock of whoever asks says. */
    boolean includes(Instant now) {
        return ending != Ending.REVOKED && now.isBefore(endsAt);
    }

    /** Whether it has come to its end, and nobody has noticed so far. */
    public boolean isOver(Instant now) {
        return ending == Ending.OPEN && !includes(now);
    }

    Lifetime settle(Instant now) {
        return isOver(now) ? new Lifetime(createdAt, endsAt, Ending.EXPIRED) : this;
    }

    Lifetime revoke(Instant now) {
        return new Lifetime(createdAt, now, Ending.REVOKED);
    }
}
