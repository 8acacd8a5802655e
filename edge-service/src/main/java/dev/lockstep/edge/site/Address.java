package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.SiteId;

/** Whose a host is. */
sealed interface Address {

    SiteId site();

    /** A host of the site itself, which shows the live deploy. */
    record Own(SiteId site) implements Address {}

    /** A host that shows what was published last on one branch. */
    record OfBranch(DeployPublished published) implements Address {
        @Override
        public SiteId site() {
            return published.site();
        }
    }

    /** A host that shows one deploy for ever. */
    record OfDeploy(DeployReady ready) implements Address {
        @Override
        public SiteId site() {
            return ready.site();
        }
    }
}
