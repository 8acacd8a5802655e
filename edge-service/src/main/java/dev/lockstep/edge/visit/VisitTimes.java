package dev.lockstep.edge.visit;

import dev.lockstep.contracts.event.SiteId;

/** Counts visits of sites, and how long visitors waited until they were answered. On the path of every visit. */
@FunctionalInterface
public interface VisitTimes {

    void answered(SiteId site, LookupOutcome outcome, long nanos);
}
