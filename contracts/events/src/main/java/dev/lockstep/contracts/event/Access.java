package dev.lockstep.contracts.event;

import java.util.List;

/**
 * By which ways visitors reach what a site shows, and who does.
 *
 * @param domains hosts that show what is live, beside those that its deploys name
 */
public record Access(List<DomainClaim> domains, PreviewLock previews, Continuity continuity) {

    /** Of a site that nothing was chosen for. */
    public static final Access USUAL = new Access(List.of(), PreviewLock.OPEN, Continuity.NONE);

    public Access {
        domains = List.copyOf(domains);
    }
}
