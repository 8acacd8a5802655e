package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.publish.LockedDeploy;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;

/** Collects a deploy because somebody wants it gone. A branch that shows it has no address from then on. */
public final class DeleteDeploy {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Transactions transactions;
    private final CollectDeploy collect;
    private final Clock clock;

    public DeleteDeploy(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            AuditLog audit,
            CollectDeploy collect,
            Transactions transactions,
            Clock clock) {
        this.sites = sites;
        this.deploys = deploys;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.collect = collect;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** Also of a deploy that was gone before. */
        record Gone() implements Outcome {}

        record NoSuchDeploy(DeployId deploy) implements Outcome {}

        record InUse(Problem problem) implements Outcome {}
    }

    public Outcome delete(DeployId id, Actor actor) {
        return transactions.within(() -> LockedDeploy.lock(id, sites, deploys)
                .map(locked -> delete(locked.site(), locked.deploy(), actor))
                .orElseGet(() -> new Outcome.NoSuchDeploy(id)));
    }

    private Outcome delete(Site site, Deploy deploy, Actor actor) {
        if (deploy.state() instanceof DeployState.Collected) {
            return new Outcome.Gone();
        }
        if (site.pointer().live().shows(deploy.id())) {
            return inUse(deploy, "is what its site shows", "publish another one first");
        }
        if (deploy.pinned()) {
            return inUse(deploy, "is pinned", "unpin it first");
        }
        if (!collect.collect(site, deploy, actor)) {
            return inUse(deploy, "is being prepared", "wait until its state is 'ready' or 'error'");
        }
        outbox.onBranches(site.id()).forEach((states, shown) -> {
            if (shown.equals(deploy.id())) {
                end(site, states, actor);
            }
        });
        return new Outcome.Gone();
    }

    private void end(Site site, String states, Actor actor) {
        Instant now = clock.instant();
        String branch = states.substring(DeployPublished.states("").length());
        outbox.withdraw(site.id(), states, site.epoch(), now);
        audit.note(new AuditEntry(site.id(), AuditEntry.Action.END_BRANCH, branch, site.epoch(), actor, now));
    }

    private static Outcome inUse(Deploy deploy, String why, String hint) {
        return new Outcome.InUse(Problem.of("deploy '" + deploy.id() + "' " + why, hint));
    }
}
