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
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes a deploy live, or live again: pointer, epoch, audit and announcement in one transaction. */
public final class PublishDeploy {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final Outbox outbox;
    private final AuditLog audit;
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

    /** {@code data} says what becomes of the pages of a deploy that was live before. */
    public Outcome publish(SiteId site, DeployId deploy, RollbackData data, Actor actor) {
        return transactions.within(() -> {
            Optional<Site> locked = sites.lock(site);
            if (locked.isEmpty()) {
                return new Outcome.Refused(new Refusal.NoSuchSite(site.text()));
            }
            return deploys.lock(deploy)
                    .map(found -> act(locked.get(), found, data, actor))
                    .orElseGet(() -> new Outcome.Refused(new Refusal.NoSuchDeploy(deploy)));
        });
    }

    private Outcome act(Site site, Deploy deploy, RollbackData data, Actor actor) {
        return switch (PublishDecision.on(site, deploy, data, clock.instant())) {
            case PublishDecision.Go go -> keep(go, actor);
            case PublishDecision.Stay() ->
                new Outcome.Live(site, deploy, new Statement(site.id(), DeployPublished.LIVE, site.epoch()));
            case PublishDecision.Refuse(Refusal refusal) -> new Outcome.Refused(refusal);
        };
    }

    private Outcome keep(PublishDecision.Go go, Actor actor) {
        Instant now = clock.instant();
        DeployPublished event = events.published(go.site(), go.deploy(), go.cause(), now);
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
