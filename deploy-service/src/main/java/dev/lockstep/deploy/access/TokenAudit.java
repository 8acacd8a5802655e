package dev.lockstep.deploy.access;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import java.time.Clock;
import java.util.Set;

/** Notes what becomes of tokens: at each site that a token is for, or of the platform when it is for every site. */
public final class TokenAudit {
    private final AuditLog log;
    private final SiteStore sites;
    private final Clock clock;

    public TokenAudit(AuditLog log, SiteStore sites, Clock clock) {
        this.log = log;
        this.sites = sites;
        this.clock = clock;
    }

    void created(Token token, Actor actor) {
        note(AuditEntry.Action.CREATE_TOKEN, token, actor);
    }

    void rotated(Token token, Actor actor) {
        note(AuditEntry.Action.ROTATE_TOKEN, token, actor);
    }

    void revoked(Token token, Actor actor) {
        note(AuditEntry.Action.REVOKE_TOKEN, token, actor);
    }

    /** Nobody does it: its time was over. */
    void expired(Token token) {
        note(AuditEntry.Action.EXPIRE_TOKEN, token, Actor.PLATFORM);
    }

    private void note(AuditEntry.Action action, Token token, Actor actor) {
        String subject = token.id() + " " + token.grant().role().word() + " " + token.name();
        switch (token.grant().scope()) {
            case Scope.EverySite() -> log.note(AuditEntry.ofThePlatform(action, subject, actor, clock.instant()));
            case Scope.Sites(Set<SiteId> some) ->
                some.forEach(
                        site -> log.note(new AuditEntry(site, action, subject, epoch(site), actor, clock.instant())));
        }
    }

    private Epoch epoch(SiteId site) {
        return sites.find(site.text()).map(Site::epoch).orElse(Epoch.ZERO);
    }
}
