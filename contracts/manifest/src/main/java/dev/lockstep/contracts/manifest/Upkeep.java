package dev.lockstep.contracts.manifest;

import java.time.Duration;

/**
 * When a route's pages are rendered anew.
 *
 * @param negative how long it is believed that there is no page, or that it is elsewhere: 404, 410 and redirects
 * @param ahead whether a page that is asked for often is renewed before it gets stale
 */
public record Upkeep(Freshness freshness, Duration negative, boolean ahead) {

    public static final Duration NEGATIVE = Duration.ofSeconds(10);

    public Upkeep {
        if (negative.isNegative() || negative.isZero()) {
            throw new IllegalArgumentException("what is not there is believed for some time, not for " + negative);
        }
    }

    public static Upkeep of(Freshness freshness) {
        return new Upkeep(freshness, NEGATIVE, false);
    }
}
