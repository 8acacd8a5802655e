package dev.lockstep.deploy.holding;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.quota.Counts;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.util.Optional;

/**
 * Tells what a site would have too many of. To be asked by the transaction that adds one, before it locks a deploy: the site is
 * locked, so that of two at once that fit only alone the later one is refused.
 */
public final class CheckHoldings {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final Outbox outbox;
    private final QuotaStore quotas;

    public CheckHoldings(SiteStore sites, DeployStore deploys, Outbox outbox, QuotaStore quotas) {
        this.sites = sites;
        this.deploys = deploys;
        this.outbox = outbox;
        this.quotas = quotas;
    }

    /** What the site has. */
    public Counts of(Site site) {
        return holdings(site).counts();
    }

    /** Of a deploy that is to await files. */
    public Optional<Excess> open(SiteId id, Intent intent) {
        Holdings holdings = holdings(sites.lock(id).orElseThrow());
        Counts most = most(id);
        return holdings.oneMoreOpen(most).or(() -> holdings.oneMoreFor(intent, most));
    }

    /** Of a deploy that comes at once, or that is there and is to be for this; most are for no branch, and lock nothing. */
    public Optional<Excess> deploy(SiteId id, Intent intent) {
        return intent.draft() || intent.branch().isEmpty()
                ? Optional.empty()
                : holdings(sites.lock(id).orElseThrow()).oneMoreFor(intent, most(id));
    }

    /** Of a deploy that is to be pinned, and is not. */
    public Optional<Excess> pin(Site locked) {
        return holdings(locked).oneMorePin(most(locked.id()));
    }

    private Holdings holdings(Site site) {
        return new Holdings(
                site, deploys.count(site.id()), outbox.onBranches(site.id()).keySet());
    }

    private Counts most(SiteId site) {
        return quotas.of(site).counts();
    }
}
