package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;

/** One thing that someone did to a site. */
public record AuditEntry(SiteId site, Action action, DeployId deploy, Epoch epoch, Actor actor, Instant at) {

    public enum Action {
        PUBLISH,
        ROLLBACK,
        LOCK,
        UNLOCK
    }
}
