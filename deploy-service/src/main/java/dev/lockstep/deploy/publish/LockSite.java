package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/** Keeps a site at its live deploy until someone unlocks it. */
public final class LockSite {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public LockSite(SiteStore sites, DeployStore deploys, AuditLog audit, Transactions transactions, Clock clock) {
        this.sites = sites;
        this.deploys = deploys;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the wish to lock or unlock. */
    public sealed interface Outcome {
        record Done(Site site, Deploy deploy) implements Outcome {}

        record NoSuchDeploy(DeployId deploy) implements Outcome {}

        /** Only what is live can be held live. */
        record NotLive(DeployId deploy) implements Outcome {}
    }

    public Outcome lock(DeployId deploy, Actor actor) {
        return set(true, deploy, actor);
    }

    public Outcome unlock(DeployId deploy, Actor actor) {
        return set(false, deploy, actor);
    }

    private Outcome set(boolean lock, DeployId id, Actor actor) {
        return transactions.within(() -> LockedDeploy.lock(id, sites, deploys)
                .map(locked -> set(lock, locked.site(), locked.deploy(), actor))
                .orElseGet(() -> new Outcome.NoSuchDeploy(id)));
    }

    private Outcome set(boolean lock, Site site, Deploy deploy, Actor actor) {
        return site.pointer().live().shows(deploy.id())
                ? keep(lock, site, deploy, actor)
                : new Outcome.NotLive(deploy.id());
    }

    private Outcome keep(boolean lock, Site site, Deploy deploy, Actor actor) {
        Site kept = site.pointTo(site.pointer().lock(lock), clock.instant());
        AuditEntry.Action action = lock ? AuditEntry.Action.LOCK : AuditEntry.Action.UNLOCK;
        sites.save(kept);
        audit.note(new AuditEntry(site.id(), action, deploy.id(), site.epoch(), actor, clock.instant()));
        return new Outcome.Done(kept, deploy);
    }
}
