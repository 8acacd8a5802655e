package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;

/**
 * Records of a topic that could not be used, or not in all, by the rules of a site.
 *
 * @param first where the first of them lies, to be looked at
 * @param records how many came together
 * @param reason of the first
 */
public record Unfit(SiteId site, Place first, int records, String reason, Instant at) {}
