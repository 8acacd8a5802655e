package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.token.Role;
import java.util.Optional;

/**
 * Which role a deploy takes: to begin it and, as long as it is open, to change what it is for or to give it up. So nobody keeps
 * from going live what they could not have made live.
 */
public final class NeededRole {
    private NeededRole() {}

    /** Whoever begins what goes live by itself publishes it. */
    public static Role of(Intent intent) {
        return intent.publishesWhenReady() ? Role.PUBLISHER : Role.DEPLOYER;
    }

    /** The role that somebody would need and does not have. */
    static Optional<Role> lackedBy(Requester requester, SiteId site, Intent intent) {
        Role needed = of(intent);
        return requester.token().grant().allows(needed, site) ? Optional.empty() : Optional.of(needed);
    }
}
