package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.upload.UploadStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends the keeping of a deploy: it can be published no more, its own address shows nothing, and its site has room for
 * another. Its row stays and tells of it; its pages and bytes go later, by a look at what nobody names any more.
 */
public final class CollectDeploy {
    private final DeployStore deploys;
    private final UploadStore uploads;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    public CollectDeploy(DeployStore deploys, UploadStore uploads, Outbox outbox, AuditLog audit, Clock clock) {
        this.deploys = deploys;
        this.uploads = uploads;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * In the transaction of whoever locked the site and then the deploy, as those do who publish.
     *
     * @return whether it could be done: what somebody is at work on cannot be collected, nor anything twice
     */
    boolean collect(Site site, Deploy deploy, Actor actor) {
        Optional<DeployState.Collected> collected = collected(deploy.state());
        collected.ifPresent(state -> keep(site, deploy, state, actor));
        return collected.isPresent();
    }

    private void keep(Site site, Deploy deploy, DeployState.Collected collected, Actor actor) {
        Instant now = clock.instant();
        deploys.save(deploy.become(collected, now));
        uploads.forget(deploy.id());
        audit.note(new AuditEntry(site.id(), AuditEntry.Action.COLLECT_DEPLOY, deploy.id(), site.epoch(), actor, now));
        if (!collected.manifest().isEmpty()) {
            outbox.withdraw(site.id(), DeployReady.states(deploy.id()), site.epoch(), now);
        }
    }

    private static Optional<DeployState.Collected> collected(DeployState state) {
        return switch (state) {
            case DeployState.Uploading uploading -> Optional.of(uploading.collect());
            case DeployState.Ready ready -> Optional.of(ready.collect());
            case DeployState.Failed failed -> Optional.of(failed.collect());
            case DeployState.Processing _, DeployState.Warming _, DeployState.Collected _ -> Optional.empty();
        };
    }
}
