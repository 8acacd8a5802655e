package dev.lockstep.deploy.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * What waits to be announced.
 *
 * @param waiting how many events, with those that are to be repeated
 * @param since when the first of those was added that nobody has heard yet
 */
public record Backlog(long waiting, Instant since) {

    /** As old as nothing is. */
    public static final Instant NEVER = Instant.MAX;

    /** Looks into the outbox. */
    @FunctionalInterface
    public interface Look {
        Backlog look();
    }

    /** For how long somebody has not heard what was stated. */
    public Duration age(Instant now) {
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
