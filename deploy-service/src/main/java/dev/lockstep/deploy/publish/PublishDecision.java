package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.site.Pointer;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import java.time.Instant;

/** Whether a deploy may become live, and what that changes. */
sealed interface PublishDecision {

    /** The site moves, and this is what the world is told. */
    record Go(Site site, Deploy deploy, DeployPublished event) implements PublishDecision {}

    /** The site shows the deploy already: there is nothing to do. */
    record Stay() implements PublishDecision {}

    record Refuse(Refusal refusal) implements PublishDecision {}

    /**
     * A deploy that was live before may have pages from then, so that to show it again is a rollback, whatever it is
     * called by those who ask.
     */
    static PublishDecision on(Site site, Deploy deploy, SiteAddresses addresses, Instant now) {
        if (!deploy.site().equals(site.id())) {
            return new Refuse(new Refusal.NoSuchDeploy(deploy.id()));
        }
        if (!(deploy.state() instanceof DeployState.Ready(Digest manifest))) {
            return new Refuse(new Refusal.NotReady(deploy.id()));
        }
        if (site.pointer().live().shows(deploy.id())) {
            return new Stay();
        }
        if (site.pointer().locked()) {
            return new Refuse(new Refusal.Locked(site.name()));
        }
        return go(site, deploy, manifest, addresses, now);
    }

    private static Go go(Site site, Deploy deploy, Digest manifest, SiteAddresses addresses, Instant now) {
        PublishCause cause = deploy.hasBeenLive() ? PublishCause.ROLLBACK : PublishCause.PUBLISH;
        Pointer moved = switch (cause) {
            case PUBLISH -> site.pointer().publish(deploy.id());
            case ROLLBACK -> site.pointer().rollBack(deploy.id());
        };
        DeployPublished event = new DeployPublished(
                site.id(),
                addresses.hosts(site.name()),
                DeployPublished.LIVE,
                deploy.id(),
                manifest,
                moved.previous(),
                cause,
                moved.epoch(),
                moved.pagesValidFrom(),
                now);
        return new Go(site.pointTo(moved, now), deploy.published(now), event);
    }
}
