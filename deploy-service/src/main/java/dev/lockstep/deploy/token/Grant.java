package dev.lockstep.deploy.token;

import dev.lockstep.contracts.event.SiteId;

/** A role at the sites of a scope. */
public record Grant(Role role, Scope scope) {
    /** Whoever runs the platform. */
    public static final Grant OF_THE_PLATFORM = new Grant(Role.OWNER, new Scope.EverySite());

    /** Whether the site exists for the bearer. */
    public boolean sees(SiteId site) {
        return scope.covers(site);
    }

    public boolean allows(Role needed, SiteId site) {
        return sees(site) && role.includes(needed);
    }

    /** Whether it may do whatever the other may: nobody gives more than they have. */
    public boolean covers(Grant other) {
        return role.includes(other.role()) && scope.covers(other.scope());
    }
}
