package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenStore;
import java.time.Instant;
import java.util.List;

/**
 * Tells the edges what was chosen for a site, and with which tokens they may be asked to explain themselves; and workers
 * how much it may take.
 */
public final class AnnounceSettings {
    private final TokenStore tokens;
    private final DomainStore domains;
    private final QuotaStore quotas;
    private final Outbox outbox;

    public AnnounceSettings(TokenStore tokens, DomainStore domains, QuotaStore quotas, Outbox outbox) {
        this.tokens = tokens;
        this.domains = domains;
        this.quotas = quotas;
        this.outbox = outbox;
    }

    /** In the transaction of whoever made or locked the site. */
    Statement announce(Site site, Instant now) {
        SiteConfigured event = settings(site, tokens.list(), now, false);
        outbox.add(event);
        return Statement.of(event);
    }

    /** The same for many, in the transaction of whoever locked all of them. */
    void announce(List<Site> sites, Instant now) {
        List<Token> all = tokens.list();
        sites.forEach(site -> outbox.add(settings(site, all, now, false)));
    }

    /**
     * The same, where all the rest that is to be said of each is stated once more before. Returns what is stated, in the order of
     * the sites.
     */
    public List<Statement> announceRestated(List<Site> sites, Instant now) {
        List<Token> all = tokens.list();
        List<SiteConfigured> events =
                sites.stream().map(site -> settings(site, all, now, true)).toList();
        events.forEach(outbox::add);
        return events.stream().map(Statement::of).toList();
    }

    private SiteConfigured settings(Site site, List<Token> all, Instant now, boolean restated) {
        Settings settings = site.settings();
        List<Token> seeing =
                all.stream().filter(token -> token.grant().sees(site.id())).toList();
        return new SiteConfigured(
                site.id(),
                settings.lease(),
                seeing.stream().flatMap(token -> token.digests(now).stream()).toList(),
                seeing.stream().flatMap(token -> token.ends(now).stream()).toList(),
                new Access(domains.claims(site.id()), settings.previews(), settings.continuity()),
                quotas.of(site.id()).allowance(),
                settings.revision(),
                site.epoch(),
                now,
                restated);
    }
}
