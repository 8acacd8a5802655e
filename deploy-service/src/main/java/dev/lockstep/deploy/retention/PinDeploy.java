package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.publish.LockedDeploy;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.util.Optional;

/** Keeps a deploy however many come after it, until somebody unpins it. */
public final class PinDeploy {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final CheckHoldings holdings;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public PinDeploy(
            SiteStore sites,
            DeployStore deploys,
            CheckHoldings holdings,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.sites = sites;
        this.deploys = deploys;
        this.holdings = holdings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the wish to pin or unpin. */
    public sealed interface Outcome {
        record Done(Deploy deploy) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        /** The site may have no more pins. */
        record Excessive(Excess excess) implements Outcome {}
    }

    public Outcome pin(DeployId deploy, Actor actor) {
        return set(true, deploy, actor);
    }

    public Outcome unpin(DeployId deploy, Actor actor) {
        return set(false, deploy, actor);
    }

    private Outcome set(boolean pin, DeployId id, Actor actor) {
        return transactions.within(() -> LockedDeploy.lock(id, sites, deploys)
                .map(locked -> set(pin, locked.site(), locked.deploy(), actor))
                .orElseGet(() -> new Outcome.Refused(new Refusal.NoSuchDeploy(id))));
    }

    private Outcome set(boolean pin, Site site, Deploy locked, Actor actor) {
        if (locked.state() instanceof DeployState.Collected) {
            return new Outcome.Refused(new Refusal.Collected(locked.id()));
        }
        if (locked.pinned() == pin) {
            return new Outcome.Done(locked);
        }
        Optional<Excess> excess = pin ? holdings.pin(site) : Optional.empty();
        return excess.isPresent() ? new Outcome.Excessive(excess.get()) : keep(pin, site, locked, actor);
    }

    private Outcome keep(boolean pin, Site site, Deploy locked, Actor actor) {
        Deploy pinned = locked.pin(pin);
        AuditEntry.Action action = pin ? AuditEntry.Action.PIN_DEPLOY : AuditEntry.Action.UNPIN_DEPLOY;
        deploys.save(pinned);
        audit.note(new AuditEntry(site.id(), action, locked.id(), site.epoch(), actor, clock.instant()));
        return new Outcome.Done(pinned);
    }
}
