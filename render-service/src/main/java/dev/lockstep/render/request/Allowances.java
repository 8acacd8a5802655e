package dev.lockstep.render.request;

import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.SiteId;

/** Tells what a site may take. */
@FunctionalInterface
public interface Allowances {

    /** Every site as much as there is. */
    Allowances UNLIMITED = site -> Allowance.UNLIMITED;

    Allowance of(SiteId site);
}
