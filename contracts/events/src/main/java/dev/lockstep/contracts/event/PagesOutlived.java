package dev.lockstep.contracts.event;

import java.time.Instant;

/**
 * Purges have been kept for long enough: whatever is older than the latest of them is not valid any more, so that none
 * of them is needed. Steps no epoch, and comes before the purges are withdrawn.
 *
 * @param floor pages rendered from data read before this epoch are not valid any more, whatever their deploy
 */
public record PagesOutlived(SiteId site, Epoch floor, Epoch epoch, Instant at) implements SiteEvent {

    public static final String FLOOR = "floor";

    public PagesOutlived {
        if (epoch.isBefore(floor)) {
            throw new IllegalArgumentException("a floor at epoch " + floor + " after epoch " + epoch);
        }
    }

    @Override
    public String states() {
        return FLOOR;
    }
}
