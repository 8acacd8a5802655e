package dev.lockstep.deploy.upload;

import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.time.Instant;

/**
 * Notes how deploys begin and are given up, in the transaction of whoever does it. Neither takes an epoch: they are noted under
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

    private void note(AuditEntry.Action action, Deploy deploy, Actor actor, Instant now) {
        Site site = sites.find(deploy.site().text()).orElseThrow();
        log.note(new AuditEntry(site.id(), action, deploy.id(), site.epoch(), actor, now));
    }
}
