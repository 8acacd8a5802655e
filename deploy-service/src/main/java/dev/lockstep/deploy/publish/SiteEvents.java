package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteAddresses;
import java.time.Instant;
import java.util.List;

/** What the world is told of a site and its deploys, as of the site's epoch. */
public final class SiteEvents {
    private final SiteAddresses addresses;

    public SiteEvents(SiteAddresses addresses) {
        this.addresses = addresses;
    }

    /** The deploy can be shown, with those of its pages that are valid. */
    public DeployReady ready(Site site, Deploy deploy, Instant now) {
        return new DeployReady(
                site.id(),
                addresses.hosts(site.name(), deploy.id()),
                deploy.id(),
                manifest(deploy),
                site.epoch(),
                deploy.publication().pagesValidFrom(),
                now);
    }

    DeployPublished published(
            Site site, Deploy deploy, List<DeployPublished.Former> former, PublishCause cause, Instant now) {
        return new DeployPublished(
                site.id(),
                addresses.hosts(site.name()),
                DeployPublished.LIVE,
                deploy.id(),
                manifest(deploy),
                site.pointer().previous(),
                former,
                cause,
                site.epoch(),
                deploy.publication().pagesValidFrom(),
                now);
    }

    /** The deploy is what a branch shows. */
    DeployPublished onBranch(Site site, BranchLabel branch, Deploy deploy, Instant now) {
        return new DeployPublished(
                site.id(),
                addresses.hosts(site.name(), branch),
                branch.text(),
                deploy.id(),
                manifest(deploy),
                List.of(),
                List.of(),
                PublishCause.PUBLISH,
                site.epoch(),
                deploy.publication().pagesValidFrom(),
                now);
    }

    private static Digest manifest(Deploy deploy) {
        return deploy.state()
                .shownBy()
                .orElseThrow(() -> new IllegalStateException("deploy " + deploy.id() + " is not ready"));
    }
}
