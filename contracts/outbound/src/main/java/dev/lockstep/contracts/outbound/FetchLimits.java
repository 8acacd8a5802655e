package dev.lockstep.contracts.outbound;

import java.time.Duration;

/**
 * What one fetch may cost.
 *
 * @param timeout from the first step to the last byte, however busy the connection is meanwhile
 * @param maxBytes of the body
 */
public record FetchLimits(Duration timeout, long maxBytes) {
    public FetchLimits {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a fetch takes some time: " + timeout);
        }
        if (maxBytes < 0) {
            throw new IllegalArgumentException("negative size: " + maxBytes);
        }
    }
}
