package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.site.Site;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Which deploys of a site are not kept any more. */
public final class DueDeploys {
    private final DeployStore deploys;
    private final QuotaStore quotas;
    private final Outbox outbox;
    private final RetentionSettings settings;
    private final Clock clock;

    public DueDeploys(DeployStore deploys, QuotaStore quotas, Outbox outbox, RetentionSettings settings, Clock clock) {
        this.deploys = deploys;
        this.quotas = quotas;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    List<Deploy> of(Site site) {
        Keeping keeping = new Keeping(
                site,
                Set.copyOf(outbox.onBranches(site.id()).values()),
                most(site.id()),
                clock.instant().minus(settings.unfinished()));
        return keeping.dispensable(deploys.held(site.id()));
    }

    /** A quota that says nothing of deploys leaves the number to the platform. */
    private long most(SiteId site) {
        long quota = quotas.of(site).deploys();
        return quota == Quota.UNLIMITED ? settings.deploys() : quota;
    }
}
