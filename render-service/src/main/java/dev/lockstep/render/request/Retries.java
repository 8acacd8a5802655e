package dev.lockstep.render.request;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a render that failed is tried again, each time after twice as long, as long as somebody waits for it.
 *
 * @param attempts how many there are in all
 */
public record Retries(int attempts, Duration firstPause) {

    boolean allow(Job job, Instant now) {
        return job.attempts() + 1 < attempts
                && next(job, now).isBefore(job.request().deadline());
    }

    Instant next(Job job, Instant now) {
        return now.plus(firstPause.multipliedBy(1L << job.attempts()));
    }
}
