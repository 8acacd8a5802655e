package dev.lockstep.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.MemoryAuditLog;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplaceTokenTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private static final Actor OWNER = new Actor("owner");

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryTokenStore tokens = new MemoryTokenStore();
    private final MemoryDomainStore domains = new MemoryDomainStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final AnnounceSettings announce = new AnnounceSettings(tokens, domains, new MemoryQuotaStore(), outbox);
    private final MemoryAuditLog audit = new MemoryAuditLog(transactions);
    private final ReplaceToken replace = new ReplaceToken(
            new Tokens(tokens, NOON), new AnnounceTokens(sites, announce, NOON), audit, transactions, NOON);

    @BeforeEach
    void twoSitesWereMadeUnderAToken() {
        replace.put("before");
        CreateSite create = new CreateSite(
                sites, announce, new MemoryAuditLog(transactions), transactions, new Identities(new Random(1)), NOON);
        assertThat(List.of(create.named("one", OWNER), create.named("two", OWNER)))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(CreateSite.Outcome.Created.class));
    }

    @Test
    void edgesLearnOfAnotherTokenForEachSite() {
        replace.put("after");

        assertThat(outbox.events().subList(2, 4))
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                SiteConfigured.class,
                                settings -> assertThat(settings.tokenDigests())
                                        .containsExactly(new IssuedSecret("after").digest())));
        assertThat(outbox.events()).hasSize(4);
    }

    @Test
    void itIsNotedThatTheConfigurationChangedIt() {
        replace.put("after");

        assertThat(audit.ofThePlatform()).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.action()).isEqualTo(AuditEntry.Action.ROTATE_TOKEN);
            assertThat(entry.actor()).isEqualTo(new Actor("the configuration"));
        });
    }

    @Test
    void theSameTokenOnceMoreIsNoNews() {
        replace.put("before");

        assertThat(outbox.events()).hasSize(2);
        assertThat(audit.ofThePlatform()).hasSize(1);
    }
}
