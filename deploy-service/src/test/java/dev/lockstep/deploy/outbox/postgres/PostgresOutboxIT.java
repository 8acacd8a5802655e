package dev.lockstep.deploy.outbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.outbox.Backlog;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.OutboxContract;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresOutboxIT extends OutboxContract {
    @Inject
    Outbox outbox;

    @Inject
    SendLog log;

    @Inject
    Backlog.Look backlog;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    @Inject
    Session database;

    /** Others have left theirs in the same database. */
    @BeforeEach
    void forgetWhatOthersStated() {
        clear("delete from outbox");
        clear("delete from site_log");
        clear("delete from site_log_known");
    }

    /** Of which log there was here: whoever comes next has another. */
    @AfterEach
    void forgetTheLog() {
        clear("delete from site_log");
    }

    private void clear(String delete) {
        int _ = transactions.within(
                () -> database.createNativeMutationQuery(delete).executeUpdate());
    }

    @Test
    void whatWaitsIsCountedAndItsAgeIsThatOfTheFirstThatNobodyHasHeard() {
        // Given two events, the second of which was announced once and is to be repeated
        Instant then = Instant.parse("2026-01-02T03:04:05Z");
        added(then.plusSeconds(2));
        SiteEvent repeated = added(then.minusSeconds(60));
        announce(repeated);
        int again = log.repeatSince(then.minusSeconds(60));

        // When somebody looks
        Backlog now = backlog.look();

        // Then both wait, and only the one that nobody has heard is late
        assertThat(again).isEqualTo(1);
        assertThat(now).isEqualTo(new Backlog(2, then.plusSeconds(2)));
        assertThat(now.age(then.plusSeconds(5))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whereNothingWaitsNothingIsLate() {
        Backlog now = backlog.look();

        assertThat(now.waiting()).isZero();
        assertThat(now.age(Instant.now())).isZero();
    }

    private SiteEvent added(Instant at) {
        SiteEvent event = new SiteConfigured(site(), LeaseMode.AVAILABLE, List.of(), Access.USUAL, 0, new Epoch(1), at);
        transactions.run(() -> outbox.add(event));
        return event;
    }

    private void announce(SiteEvent event) {
        long id = log.next(10).stream()
                .filter(unsent -> unsent.site().equals(event.site()))
                .map(Unsent::id)
                .findFirst()
                .orElseThrow();
        log.sent(Map.of(id, new Position(0, 1)), event.at());
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected SendLog log() {
        return log;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SiteId site() {
        return Sites.add(sites, transactions);
    }
}
