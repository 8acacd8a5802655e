package dev.lockstep.deploy.access;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.TokenEnd;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.MemoryAuditLog;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.site.AnnounceSettings;
import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.site.CreateSite;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Lifetime;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Where the tokens of two sites are given, rotated and revoked. */
final class TokenDesk {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor ACTOR = Actor.byToken("first", "owner").at("192.0.2.7");

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryTokenStore tokens = new MemoryTokenStore();
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final MemoryAuditLog log = new MemoryAuditLog(transactions);
    private final AnnounceSettings settings =
            new AnnounceSettings(tokens, new MemoryDomainStore(transactions), new MemoryQuotaStore(), outbox);
    private final Random random = new Random(1);
    private final SiteId mine;
    private final SiteId theirs;

    TokenDesk() {
        CreateSite create = new CreateSite(sites, settings, log, transactions, new Identities(random), clock(NOON));
        var _ = create.named("mine", ACTOR);
        var _ = create.named("theirs", ACTOR);
        mine = sites.find("mine").orElseThrow().id();
        theirs = sites.find("theirs").orElseThrow().id();
    }

    SiteId mine() {
        return mine;
    }

    SiteId theirs() {
        return theirs;
    }

    MemoryTokenStore tokens() {
        return tokens;
    }

    /** What was done at a site. */
    List<AuditEntry> noted(SiteId site) {
        return log.of(site);
    }

    CreateToken.Outcome.Created created(CreateToken.Wish wish, Requester requester) {
        return (CreateToken.Outcome.Created) create(wish, requester);
    }

    CreateToken.Outcome create(CreateToken.Wish wish, Requester requester) {
        return new CreateToken(
                        tokens, announce(NOON), audit(), transactions, new Identities(random), random, clock(NOON))
                .create(wish, requester);
    }

    RotateToken.Outcome rotate(Token token, Requester requester) {
        return new RotateToken(tokens, announce(NOON), audit(), transactions, random, clock(NOON))
                .rotate(token.id().text(), Duration.ofHours(1), requester);
    }

    RevokeToken.Outcome revoke(String id, Requester requester) {
        return new RevokeToken(tokens, announce(NOON), audit(), transactions, clock(NOON)).revoke(id, requester);
    }

    int withdraw(Instant now) {
        return new WithdrawTokens(tokens, announce(now), audit(), transactions, clock(now)).withdraw();
    }

    Optional<Token> shown(IssuedSecret secret, Instant now) {
        return new Tokens(tokens, clock(now)).shown(secret.text());
    }

    /** What edges know of a site's tokens. */
    List<Digest> told(SiteId site) {
        return settings(site).tokenDigests();
    }

    /** When those end that do. */
    List<TokenEnd> ends(SiteId site) {
        return settings(site).tokenEnds();
    }

    private SiteConfigured settings(SiteId site) {
        return outbox.events().stream()
                .filter(SiteConfigured.class::isInstance)
                .map(SiteConfigured.class::cast)
                .filter(event -> event.site().equals(site))
                .toList()
                .getLast();
    }

    private AnnounceTokens announce(Instant now) {
        return new AnnounceTokens(sites, settings, clock(now));
    }

    private TokenAudit audit() {
        return new TokenAudit(log, sites, clock(NOON));
    }

    static CreateToken.Wish wish(Role role, Scope scope) {
        return new CreateToken.Wish("ci", new Grant(role, scope), List.of());
    }

    CreateToken.Wish until(Instant endsAt) {
        return new CreateToken.Wish("ci", new Grant(Role.VIEWER, at(mine)), List.of(endsAt));
    }

    static Requester owner(Scope scope) {
        return requester(scope, Lifetime.NEVER);
    }

    static Requester requester(Scope scope, Instant endsAt) {
        Token token = Token.create(
                new TokenId("first"),
                "owner",
                new Grant(Role.OWNER, scope),
                Lifetime.between(NOON, endsAt),
                new IssuedSecret("secret").digest(),
                "somebody");
        return bearing(token);
    }

    static Requester bearing(Token token) {
        return new Requester(token, token.secrets().current(), ACTOR);
    }

    static Scope at(SiteId... some) {
        return new Scope.Sites(Set.of(some));
    }

    static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
