package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Publication;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a deploy live, or live again: pointer, epoch, audit and announcement in one transaction. */
public final class PublishDeploy {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Setbacks setbacks;
    private final Transactions transactions;
    private final SiteEvents events;
    private final Clock clock;

    public PublishDeploy(
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
        this.setbacks = new Setbacks(audit);
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** What became of the wish to publish. */
    public sealed interface Outcome {
        /** The deploy is what the site shows; the statement tells every edge. */
        record Live(Site site, Deploy deploy, Statement statement) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /** What is known of the deploy's bytes was looked up before: the store is not waited for while a site is locked. */
    public Outcome publish(SiteId site, PublishWish wish, Bytes bytes, Actor actor) {
        return transactions.within(() -> {
            Optional<Site> locked = sites.lock(site);
            if (locked.isEmpty()) {
                return new Outcome.Refused(new Refusal.NoSuchSite(site.text()));
            }
            return deploys.lock(wish.deploy())
                    .map(found -> act(new LockedDeploy(locked.get(), found), wish, bytes, actor))
                    .orElseGet(() -> new Outcome.Refused(new Refusal.NoSuchDeploy(wish.deploy())));
        });
    }

    /** Ends the warm-up of a deploy and, unless its gate says no, publishes it with the pages that it has. */
    public Outcome publishWarm(DeployId id, Bytes bytes, Actor actor) {
        return transactions.within(() -> {
            LockedDeploy locked = lock(id);
            Site site = locked.site();
            if (!(locked.deploy().state() instanceof DeployState.Warming warming)) {
                return site.pointer().live().shows(id) ? shown(site, locked.deploy()) : actWarm(locked, bytes, actor);
            }
            Deploy warm = end(locked.deploy(), warming);
            Outcome outcome = warm.warmUp().isTooBad()
                    ? new Outcome.Refused(new Refusal.Gated(id, warm.warmUp()))
                    : actWarm(new LockedDeploy(site, warm), bytes, actor);
            return outcome instanceof Outcome.Refused(Refusal refusal) ? heldBack(site, warm, refusal, actor) : outcome;
        });
    }

    /**
     * Ends the warm-up of a deploy that comes back, without publishing it, if its site has moved on since that began; empty
     * if it has not. Whoever asked for the rollback was never told that it was done, and others have decided since.
     */
    public Optional<Outcome> dropIfOvertaken(DeployId id, Actor actor) {
        return transactions.within(() -> {
            LockedDeploy locked = lock(id);
            Deploy deploy = locked.deploy();
            if (!deploy.hasBeenLive()
                    || !(deploy.state() instanceof DeployState.Warming warming)
                    || !hasMovedOn(locked.site(), deploy.warmUp().begunAt())) {
                return Optional.empty();
            }
            return Optional.of(heldBack(locked.site(), end(deploy, warming), new Refusal.Overtaken(id), actor));
        });
    }

    private LockedDeploy lock(DeployId id) {
        return LockedDeploy.lock(id, sites, deploys).orElseThrow();
    }

    private Outcome heldBack(Site site, Deploy deploy, Refusal refusal, Actor actor) {
        setbacks.heldBack(site, deploy, refusal, actor, clock.instant());
        return new Outcome.Refused(refusal);
    }

    private Deploy end(Deploy deploy, DeployState.Warming warming) {
        Deploy warm = deploy.become(warming.end(), clock.instant());
        deploys.save(warm);
        return warm;
    }

    private boolean hasMovedOn(Site site, Instant since) {
        return switch (site.pointer().live()) {
            case Live.Nothing() -> false;
            case Live.Showing(DeployId live) ->
                deploys.find(live).orElseThrow().publication() instanceof Publication.Last last
                        && last.at().isAfter(since);
        };
    }

    /** A warm-up of a deploy that comes back has left its old pages behind already. */
    private Outcome actWarm(LockedDeploy locked, Bytes bytes, Actor actor) {
        return act(locked, PublishWish.of(locked.deploy(), RollbackData.FROZEN), bytes, actor);
    }

    private Outcome act(LockedDeploy locked, PublishWish wish, Bytes bytes, Actor actor) {
        return switch (PublishDecision.on(locked, wish, bytes, clock.instant())) {
            case PublishDecision.Go go -> keep(go, actor);
            case PublishDecision.Stay() -> shown(locked.site(), locked.deploy());
            case PublishDecision.Refuse(Refusal refusal) -> new Outcome.Refused(refusal);
        };
    }

    private Outcome shown(Site site, Deploy deploy) {
        return new Outcome.Live(
                site, deploy, outbox.latest(site.id(), DeployPublished.LIVE).orElseThrow());
    }

    private Outcome keep(PublishDecision.Go go, Actor actor) {
        Instant now = clock.instant();
        List<DeployPublished.Former> former = LiveBefore.of(go.site().pointer(), deploys, now);
        DeployPublished event = events.published(go.site(), go.deploy(), former, go.cause(), now);
        sites.save(go.site());
        deploys.save(go.deploy());
        audit.note(
                new AuditEntry(event.site(), action(event.cause()), event.deploy(), event.epoch(), actor, event.at()));
        if (go.leavesPages()) {
            outbox.add(events.ready(go.site(), go.deploy(), now));
        }
        outbox.add(event);
        return new Outcome.Live(go.site(), go.deploy(), Statement.of(event));
    }

    private static AuditEntry.Action action(PublishCause cause) {
        return switch (cause) {
            case PUBLISH -> AuditEntry.Action.PUBLISH;
            case ROLLBACK -> AuditEntry.Action.ROLLBACK;
        };
    }
}
