package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.WarmUp;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Begins to warm up a ready deploy. When it comes back with current data, this is the step of the epoch from which its pages
 * are valid: whatever is rendered for it from here on is of now, and is what visitors get once it is live.
 */
public final class BeginWarmUp {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Transactions transactions;
    private final SiteEvents events;
    private final Clock clock;

    public BeginWarmUp(
            SiteStore sites,
            DeployStore deploys,
            Outbox outbox,
            AuditLog audit,
            Transactions transactions,
            SiteEvents events,
            Clock clock) {
        this.sites = sites;
        this.deploys = deploys;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Says whether the warm-up began: not when the deploy cannot be published, or is shown already. */
    public boolean begin(SiteId id, PublishWish wish, Bytes bytes, Actor actor) {
        return transactions.within(() -> {
            Optional<Site> site = sites.lock(id);
            Optional<Deploy> deploy = deploys.lock(wish.deploy());
            return site.isPresent()
                    && deploy.isPresent()
                    && begin(new LockedDeploy(site.get(), deploy.get()), wish, bytes, actor);
        });
    }

    private boolean begin(LockedDeploy locked, PublishWish wish, Bytes bytes, Actor actor) {
        Instant now = clock.instant();
        Deploy deploy = locked.deploy();
        if (!(PublishDecision.on(locked, wish, bytes, now) instanceof PublishDecision.Go go)
                || !(deploy.state() instanceof DeployState.Ready ready)) {
            return false;
        }
        Site site = locked.site();
        Site begun = go.leavesPages() ? site.pointTo(site.pointer().step(), now) : site;
        WarmUp warmUp = WarmUp.wished(wish.warmUp())
                .expect(wish.expected().movedTo(begun.epoch()))
                .begin(0, now);
        Deploy warming = deploy.become(ready.warm(), now).warmed(warmUp, now).askedBy(actor);
        if (go.leavesPages()) {
            leavePages(begun, warming, actor);
        } else {
            deploys.save(warming);
        }
        return true;
    }

    private void leavePages(Site stepped, Deploy warming, Actor actor) {
        Instant now = clock.instant();
        Deploy left = warming.leavePages(stepped.epoch(), now);
        sites.save(stepped);
        deploys.save(left);
        audit.note(new AuditEntry(
                stepped.id(), AuditEntry.Action.PREPARE_ROLLBACK, left.id(), stepped.epoch(), actor, now));
        outbox.add(events.ready(stepped, left, now));
    }
}
