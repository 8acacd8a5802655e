package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.upload.UploadStore;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the deploys of all sites that are not kept any more. Whoever publishes one at the same time is first, or told. */
public final class CollectDeploys {
    /** Whoever wants to publish waits for as long as these take. */
    private static final int AT_A_TIME = 20;

    private final SiteStore sites;
    private final DeployStore deploys;
    private final QuotaStore quotas;
    private final Outbox outbox;
    private final Transactions transactions;
    private final RetentionSettings settings;
    private final CollectDeploy collect;
    private final Clock clock;

    public CollectDeploys(
            SiteStore sites,
            DeployStore deploys,
            UploadStore uploads,
            QuotaStore quotas,
            Outbox outbox,
            AuditLog audit,
            Transactions transactions,
            RetentionSettings settings,
            Clock clock) {
        this.sites = sites;
        this.deploys = deploys;
        this.quotas = quotas;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.collect = new CollectDeploy(deploys, uploads, outbox, audit, clock);
        this.clock = clock;
    }

    /** Those that would be collected now. */
    public List<Deploy> due() {
        return sites.list().stream()
                .flatMap(site -> transactions.within(() -> due(site)).stream())
                .toList();
    }

    /** Returns how many were collected. */
    public int collect(Actor actor) {
        return sites.list().stream().mapToInt(site -> collect(site.id(), actor)).sum();
    }

    private int collect(SiteId site, Actor actor) {
        return Stream.generate(() -> transactions.within(() -> collectSome(site, actor)))
                .takeWhile(collected -> collected > 0)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int collectSome(SiteId id, Actor actor) {
        Site site = sites.lock(id).orElseThrow();
        return (int) due(site).stream()
                .limit(AT_A_TIME)
                .filter(due -> collect(site, due, actor))
                .count();
    }

    /** Uploads go on while a site is locked: whoever has touched the deploy since it was chosen still wants it. */
    private boolean collect(Site site, Deploy due, Actor actor) {
        Deploy locked = deploys.lock(due.id()).orElseThrow();
        return locked.updatedAt().equals(due.updatedAt()) && collect.collect(site, locked, actor);
    }

    private List<Deploy> due(Site site) {
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
