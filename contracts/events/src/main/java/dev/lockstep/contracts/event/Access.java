package dev.lockstep.contracts.event;

import java.util.List;

/**
 * By which ways visitors reach what a site shows, beside the hosts that its deploys name.
 *
 * @param domains hosts that show what is live
 */
public record Access(List<DomainClaim> domains) {

    /** Of a site that nothing was chosen for. */
    public static final Access USUAL = new Access(List.of());

    public Access {
        domains = List.copyOf(domains);
    }
}
