package dev.lockstep.deploy.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.token.TokenStore;
import java.time.Instant;
import java.util.List;

/** Tells the edges what was chosen for a site, and with which tokens they may be asked to explain themselves. */
public final class AnnounceSettings {
    private final TokenStore tokens;
    private final DomainStore domains;
    private final Outbox outbox;

    public AnnounceSettings(TokenStore tokens, DomainStore domains, Outbox outbox) {
        this.tokens = tokens;
        this.domains = domains;
        this.outbox = outbox;
    }

    /** In the transaction of whoever made or locked the site. */
    Statement announce(Site site, Instant now) {
        Settings settings = site.settings();
        SiteConfigured event = new SiteConfigured(
                site.id(),
                settings.lease(),
                tokens(site.id(), now),
                new Access(domains.claims(site.id()), settings.previews(), settings.continuity()),
                settings.revision(),
                site.epoch(),
                now);
        outbox.add(event);
        return Statement.of(event);
    }

    private List<Digest> tokens(SiteId site, Instant now) {
        return tokens.list().stream()
                .filter(token -> token.grant().sees(site))
                .flatMap(token -> token.digests(now).stream())
                .toList();
    }
}
