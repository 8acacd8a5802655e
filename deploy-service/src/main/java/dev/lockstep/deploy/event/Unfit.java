package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.Visible;
import java.time.Instant;

/**
 * Records of a topic that could not be used, or not in all, by the rules of a site.
 *
 * @param first where the first of them lies, to be looked at
 * @param records how many came together
 * @param reason of the first; it may quote the record, of which every sign can be seen then
 */
public record Unfit(SiteId site, Place first, int records, String reason, Instant at) {

    public Unfit {
        reason = Visible.line(reason);
    }
}
