package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;

/**
 * One thing that someone did to a site, or to the platform as a whole.
 *
 * @param site nothing for the platform, or one
 * @param subject what it was done to or with: a deploy, scopes of pages, a choice, a token
 * @param epoch of the site: the one that this took, or, of what takes none, the one under which it was done; zero for the
 *     platform
 */
public record AuditEntry(List<SiteId> site, Action action, String subject, Epoch epoch, Actor actor, Instant at) {

    public AuditEntry {
        site = List.copyOf(site);
    }

    public AuditEntry(SiteId site, Action action, String subject, Epoch epoch, Actor actor, Instant at) {
        this(List.of(site), action, subject, epoch, actor, at);
    }

    public AuditEntry(SiteId site, Action action, DeployId deploy, Epoch epoch, Actor actor, Instant at) {
        this(site, action, deploy.text(), epoch, actor, at);
    }

    public static AuditEntry ofThePlatform(Action action, String subject, Actor actor, Instant at) {
        return new AuditEntry(List.of(), action, subject, Epoch.ZERO, actor, at);
    }

    public enum Action {
        CREATE_SITE,
        CREATE_DEPLOY,
        /** Says which files an open deploy has, and may say what it is for. */
        ANNOUNCE_FILES,
        /** Brings the last file. */
        COMPLETE_DEPLOY,
        CANCEL_DEPLOY,
        /** What it says of itself cannot be. */
        FAIL_DEPLOY,
        /** It was to be published, and is ready, but must not be. */
        HOLD_BACK_DEPLOY,
        PIN_DEPLOY,
        UNPIN_DEPLOY,
        COLLECT_DEPLOY,
        PUBLISH,
        PUBLISH_ON_BRANCH,
        END_BRANCH,
        /** Leaves a deploy's old pages behind, before it is live again. */
        PREPARE_ROLLBACK,
        ROLLBACK,
        LOCK,
        UNLOCK,
        PURGE,
        CONFIGURE,
        SET_QUOTA,
        CREATE_TOKEN,
        ROTATE_TOKEN,
        REVOKE_TOKEN,
        EXPIRE_TOKEN,
        REBUILD_LOG,
        /** Takes back what edges show and the database does not know. */
        WITHDRAW_UNKNOWN,
        /** Lets go of what is not kept; each deploy has a line of its own besides. */
        RUN_RETENTION
    }
}
