package dev.lockstep.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.deploy.domain.MemoryDomainStore;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.token.MemoryTokenStore;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CreateSiteTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Digest TOKEN = Digest.of("token".getBytes(StandardCharsets.UTF_8));

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryTokenStore tokens = new MemoryTokenStore();
    private final MemoryDomainStore domains = new MemoryDomainStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final AnnounceSettings announce = new AnnounceSettings(tokens, domains, outbox);
    private final CreateSite create =
            new CreateSite(sites, announce, transactions, new Identities(new Random(1)), clock);

    @Test
    void edgesLearnOfTheTokensOfASiteBeforeAnythingIsChosenForIt() {
        var _ = tokens.put("owner", TOKEN);

        CreateSite.Outcome outcome = create.named("shop");

        Site site = sites.find("shop").orElseThrow();
        assertThat(outcome).isEqualTo(new CreateSite.Outcome.Created(site));
        assertThat(outbox.events())
                .containsExactly(new SiteConfigured(
                        site.id(), LeaseMode.AVAILABLE, List.of(TOKEN), Access.USUAL, 0, Epoch.ZERO, NOON));
    }

    @Test
    void aNameThatIsTakenAnnouncesNothing() {
        CreateSite.Outcome first = create.named("shop");

        assertThat(create.named("shop")).isEqualTo(new CreateSite.Outcome.NameTaken(new SiteName("shop")));

        assertThat(first).isInstanceOf(CreateSite.Outcome.Created.class);
        assertThat(outbox.events()).hasSize(1);
    }
}
