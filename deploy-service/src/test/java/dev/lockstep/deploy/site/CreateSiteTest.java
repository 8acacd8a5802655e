package dev.lockstep.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.MemoryAuditLog;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Lifetime;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreateSiteTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor OWNER = new Actor("owner");

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryTokenStore tokens = new MemoryTokenStore();
    private final MemoryDomainStore domains = new MemoryDomainStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final AnnounceSettings announce = new AnnounceSettings(tokens, domains, new MemoryQuotaStore(), outbox);
    private final MemoryAuditLog audit = new MemoryAuditLog(transactions);
    private final CreateSite create =
            new CreateSite(sites, announce, audit, transactions, new Identities(new Random(1)), clock);

    @Test
    void edgesLearnOfTheTokensOfASiteBeforeAnythingIsChosenForIt() {
        tokens.save(token("everywhere", new Scope.EverySite()));
        tokens.save(token("elsewhere", new Scope.Sites(Set.of(new SiteId("another")))));
        tokens.save(token("revoked", new Scope.EverySite()).revoke(NOON));

        CreateSite.Outcome outcome = create.named("shop", OWNER);

        Site site = sites.find("shop").orElseThrow();
        assertThat(outcome).isEqualTo(new CreateSite.Outcome.Created(site));
        assertThat(outbox.events())
                .containsExactly(new SiteConfigured(
                        site.id(),
                        LeaseMode.AVAILABLE,
                        List.of(digest("everywhere")),
                        Access.USUAL,
                        0,
                        Epoch.ZERO,
                        NOON));
    }

    @Test
    void aNameThatIsTakenAnnouncesNothing() {
        CreateSite.Outcome first = create.named("shop", OWNER);

        assertThat(create.named("shop", OWNER)).isEqualTo(new CreateSite.Outcome.NameTaken(new SiteName("shop")));

        assertThat(first).isInstanceOf(CreateSite.Outcome.Created.class);
        assertThat(outbox.events()).hasSize(1);
    }

    @Test
    void itIsNotedWhoMadeASite() {
        var _ = create.named("shop", OWNER);

        Site site = sites.find("shop").orElseThrow();
        assertThat(audit.of(site.id()))
                .containsExactly(
                        new AuditEntry(site.id(), AuditEntry.Action.CREATE_SITE, "shop", Epoch.ZERO, OWNER, NOON));
    }

    private static Token token(String name, Scope scope) {
        return Token.create(
                new TokenId(name),
                name,
                new Grant(Role.VIEWER, scope),
                Lifetime.between(NOON, Lifetime.NEVER),
                digest(name),
                "owner");
    }

    private static Digest digest(String secret) {
        return new IssuedSecret(secret).digest();
    }
}
