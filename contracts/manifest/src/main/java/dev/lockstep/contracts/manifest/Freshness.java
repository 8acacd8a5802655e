package dev.lockstep.contracts.manifest;

import java.time.Duration;

/** How long a page may be shown before it is rendered anew. */
public sealed interface Freshness {

    /** For a time, counted from when its data was read. */
    record For(Duration duration) implements Freshness {
        public For {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("a page is fresh for some time, not for " + duration);
            }
        }
    }

    /** Until it is purged. */
    record UntilPurged() implements Freshness {}

    /** As the renderer's answer says: RFC 9111, RFC 9213 and RFC 5861. */
    record FromResponse() implements Freshness {}

    /** Never: each request goes through to the renderer, and nothing of the answer is stored. */
    record Uncached() implements Freshness {}

    /** As each answer says it of itself, as RFC 9111 has it: a request goes through unless what was kept answers it. */
    record Kept() implements Freshness {}
}
