package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.util.Optional;

/**
 * A deploy and its site as nobody else changes them before the transaction ends. The site is locked first, as by whoever
 * publishes: no two who want both wait for each other.
 */
public record LockedDeploy(Site site, Deploy deploy) {

    /** Within the caller's transaction; empty when there is no such deploy. */
    public static Optional<LockedDeploy> lock(DeployId id, SiteStore sites, DeployStore deploys) {
        return deploys.find(id).map(found -> {
            Site site = sites.lock(found.site()).orElseThrow();
            return new LockedDeploy(site, deploys.lock(id).orElseThrow());
        });
    }
}
