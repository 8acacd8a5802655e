package dev.lockstep.deploy.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgePagesTest {
    private static final PurgeScope SEVEN = new PurgeScope.Tag("product:7");

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final SiteId site = Sites.add(sites, transactions);
    private final PurgePages purge = new PurgePages(
            sites,
            new MemoryPurgeStore(transactions),
            outbox,
            entry -> {},
            transactions,
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void aLaterPurgeSaysTheNewestVersionThatAnyNamed() {
        purge(PurgeKind.SOFT, SEVEN, "12");
        purge(PurgeKind.SOFT, SEVEN, "11");
        purge(PurgeKind.SOFT, SEVEN, "");
        purge(PurgeKind.HARD, SEVEN, "");
        purge(PurgeKind.SOFT, SEVEN, "13");

        assertThat(versions()).containsExactly("12", "12", "12", "", "13");
    }

    @Test
    void afterAHardPurgeOfTheWholeSiteVersionsBeginAnew() {
        purge(PurgeKind.SOFT, SEVEN, "12");
        purge(PurgeKind.HARD, new PurgeScope.Site(), "");
        purge(PurgeKind.SOFT, SEVEN, "1");

        assertThat(versions()).containsExactly("12", "", "1");
    }

    private void purge(PurgeKind kind, PurgeScope scope, String version) {
        assertThat(purge.purge(site, new Purge(kind, List.of(scope), version), new Actor("events on products")))
                .isInstanceOf(PurgePages.Outcome.Purged.class);
    }

    private List<String> versions() {
        return outbox.events().stream()
                .filter(PagesPurged.class::isInstance)
                .map(event -> ((PagesPurged) event).version())
                .toList();
    }
}
