package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.time.Instant;
import java.util.Optional;

/** Shows a deploy at its branch's own address; what is live stays. */
public final class PublishOnBranch {
    private final SiteStore sites;
    private final Outbox outbox;
    private final AuditLog audit;
    private final SiteEvents events;

    public PublishOnBranch(SiteStore sites, Outbox outbox, AuditLog audit, SiteEvents events) {
        this.sites = sites;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    /** In the transaction of whoever locked the site; empty for a deploy that no branch is to show. */
    public Optional<Statement> publish(Site locked, Deploy deploy, Actor actor, Instant now) {
        return deploy.intent().draft()
                ? Optional.empty()
                : BranchLabel.of(deploy.intent().branch(), locked.name())
                        .map(branch -> publish(locked, branch, deploy, actor, now));
    }

    private Statement publish(Site locked, BranchLabel branch, Deploy deploy, Actor actor, Instant now) {
        Site stepped = locked.pointTo(locked.pointer().step(), now);
        DeployPublished event = events.onBranch(stepped, branch, deploy, now);
        sites.save(stepped);
        audit.note(new AuditEntry(
                stepped.id(),
                AuditEntry.Action.PUBLISH_ON_BRANCH,
                branch + " " + deploy.id(),
                stepped.epoch(),
                actor,
                now));
        outbox.add(event);
        return Statement.of(event);
    }
}
