package dev.lockstep.deploy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link EventLog} owes its callers. */
public abstract class EventLogContract {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    protected abstract EventLog log();

    protected abstract Transactions transactions();

    /** A site that events can concern, another one each time. */
    protected abstract SiteId site();

    @Test
    void outcomesAreToldWholeAndTheLatestFirst() {
        SiteId site = site();
        EventOutcome purged = outcome(site, EventOutcome.Ending.PURGED, 1);
        EventOutcome told = outcome(site, EventOutcome.Ending.TOLD, 2);
        EventOutcome stopped = outcome(site, EventOutcome.Ending.STOPPED, 3);

        note(purged);
        note(told);
        note(stopped);

        assertThat(log().recent(site)).containsExactly(stopped, told, purged);
    }

    @Test
    void onlyTheLastFewOfEachSiteAreKept() {
        // Given
        SiteId site = site();
        SiteId quiet = site();
        EventOutcome rare = outcome(quiet, EventOutcome.Ending.TOLD, 1);
        note(rare);

        // When
        for (int epoch = 1; epoch <= EventLog.KEPT + 2; epoch++) {
            note(outcome(site, EventOutcome.Ending.PURGED, epoch));
        }

        // Then
        assertThat(log().recent(site)).hasSize(EventLog.KEPT);
        assertThat(log().recent(site).getLast().epoch()).isEqualTo(new Epoch(3));
        assertThat(log().recent(quiet)).containsExactly(rare);
    }

    @Test
    void anOutcomeOfATransactionThatBreaksIsNone() {
        SiteId site = site();

        assertThatThrownBy(() -> transactions().run(() -> {
                    log().note(outcome(site, EventOutcome.Ending.PURGED, 1));
                    throw new IllegalStateException("the process broke");
                }))
                .hasMessageContaining("the process broke");

        assertThat(log().recent(site)).isEmpty();
    }

    private void note(EventOutcome outcome) {
        transactions().run(() -> log().note(outcome));
    }

    private static EventOutcome outcome(SiteId site, EventOutcome.Ending ending, long epoch) {
        return new EventOutcome(
                site,
                "products",
                3,
                PurgeKind.SOFT,
                new TreeMap<>(Map.of("product:1", "v7", "product:2", "")),
                new PagesCovered.Share(2, 40),
                ending,
                new Epoch(epoch),
                NOON);
    }
}
