package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;

/**
 * One thing that someone did to a site.
 *
 * @param subject what it was done to or with: a deploy, scopes of pages, a choice
 */
public record AuditEntry(SiteId site, Action action, String subject, Epoch epoch, Actor actor, Instant at) {

    public AuditEntry(SiteId site, Action action, DeployId deploy, Epoch epoch, Actor actor, Instant at) {
        this(site, action, deploy.text(), epoch, actor, at);
    }

    public enum Action {
        PUBLISH,
        PUBLISH_ON_BRANCH,
        /** Leaves a deploy's old pages behind, before it is live again. */
        PREPARE_ROLLBACK,
        ROLLBACK,
        LOCK,
        UNLOCK,
        PURGE,
        CONFIGURE
    }
}
