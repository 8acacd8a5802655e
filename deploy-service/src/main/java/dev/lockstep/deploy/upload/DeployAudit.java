package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.time.Instant;

/**
 * Notes how deploys begin, what they consist of, and how they are given up, in the transaction of whoever does it. None of these takes an epoch: they are noted under
 * the one that their site has just then, as an archive may have been on its way for long.
 */
public final class DeployAudit {
    private final AuditLog log;
    private final SiteStore sites;

    public DeployAudit(AuditLog log, SiteStore sites) {
        this.log = log;
        this.sites = sites;
    }

    void created(Deploy deploy, Actor actor, Instant now) {
        note(AuditEntry.Action.CREATE_DEPLOY, deploy, actor, now);
    }

    void cancelled(Deploy deploy, Actor actor, Instant now) {
        note(AuditEntry.Action.CANCEL_DEPLOY, deploy, actor, now);
    }

    /** With what the deploy is for from here on. */
    void announced(Deploy deploy, int files, Actor actor, Instant now) {
        String subject = deploy.id() + " " + files + " files, " + words(deploy.intent());
        note(AuditEntry.Action.ANNOUNCE_FILES, deploy.site(), subject, actor, now);
    }

    /** Files are not noted one by one: there may be thousands. */
    void completed(Deploy deploy, Actor actor, Instant now) {
        note(AuditEntry.Action.COMPLETE_DEPLOY, deploy, actor, now);
    }

    private void note(AuditEntry.Action action, Deploy deploy, Actor actor, Instant now) {
        note(action, deploy.site(), deploy.id().text(), actor, now);
    }

    private void note(AuditEntry.Action action, SiteId id, String subject, Actor actor, Instant now) {
        Site site = sites.find(id.text()).orElseThrow();
        log.note(new AuditEntry(site.id(), action, subject, site.epoch(), actor, now));
    }

    private static String words(Intent intent) {
        if (intent.publishesWhenReady()) {
            return "to go live";
        }
        return intent.draft() ? "a draft" : "branch " + intent.branch();
    }
}
