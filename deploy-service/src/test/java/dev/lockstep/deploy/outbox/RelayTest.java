package dev.lockstep.deploy.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final SiteId SHOP = new SiteId("11111111-1111-1111-1111-111111111111");
    private static final SiteId BLOG = new SiteId("22222222-2222-2222-2222-222222222222");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final MemoryOutbox outbox = new MemoryOutbox(new MemoryTransactions());
    private final Log log = new Log();
    private final Signal announced = new Signal();
    private final Time time = new Time();
    private final Relay relay = relay(outbox);

    @Test
    void everythingIsAnnouncedInTheOrderOfItsSite() {
        publish(SHOP, 1, 2, 3);
        publish(BLOG, 1);

        relay.drain();

        assertThat(log.epochsOf(SHOP)).containsExactly(1L, 2L, 3L);
        assertThat(log.epochsOf(BLOG)).containsExactly(1L);
        assertThat(outbox.find(live(SHOP, 3))).isPresent();
        assertThat(announced.count()).isPositive();
    }

    @Test
    void whatTheLogDidNotTakeIsTriedAgainAndNothingOvertakesIt() {
        // Given a log that refuses the shop's second epoch
        publish(SHOP, 1, 2, 3);
        publish(BLOG, 1, 2);
        log.refuse(live(SHOP, 2));

        // When
        assertThatThrownBy(relay::drain).hasMessageContaining("not taken");

        // Then what was taken is noted, and nothing of the shop came after
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);
        assertThat(outbox.find(live(SHOP, 1))).isPresent();
        assertThat(outbox.find(live(BLOG, 2))).isPresent();

        // And the next try completes it
        log.refuseNothing();
        relay.drain();
        assertThat(log.epochsOf(SHOP)).containsExactly(1L, 2L, 3L);
        assertThat(log.epochsOf(BLOG)).containsExactly(1L, 2L);
    }

    @Test
    void aCrashBetweenSendAndNoteSendsAgainBeforeAnythingLater() {
        // Given a process that died after the log had taken the first epoch, before that was noted
        publish(SHOP, 1, 2);
        assertThatThrownBy(() -> relay(new Forgetful(outbox)).drain()).hasMessageContaining("died");
        assertThat(log.epochsOf(SHOP)).containsExactly(1L);

        // When its successor goes on
        relay(outbox).drain();

        // Then the same event is there twice, under the same id, and the last one wins
        assertThat(log.epochsOf(SHOP)).containsExactly(1L, 1L, 2L);
        assertThat(log.idsOf(SHOP, 1)).hasSize(2).containsOnly("event-1");
    }

    @Test
    void aLateRecordOfThePredecessorDoesNotStayTheLastWord() {
        // Given a predecessor whose record of epoch 1 is still on its way when this relay announces 1 and 2
        publish(SHOP, 1, 2);
        relay.drain();
        log.write(new Unsent.Stated(99, "late", published(SHOP, 1), Time.BEGIN));
        assertThat(log.lastWordOn(SHOP)).isEqualTo(1);

        // When the lease is older than anything can be on its way
        time.pass(LONGEST.plusMillis(1));
        relay.drain();

        // Then the latest statement was repeated, and only once
        assertThat(log.lastWordOn(SHOP)).isEqualTo(2);
        int records = log.records.size();
        time.pass(LONGEST.multipliedBy(2));
        relay.drain();
        assertThat(log.records).hasSize(records);
    }

    @Test
    void aRelayThatGotItsLeaseBackMindsLateRecordsAnew() {
        // Given a settled relay that loses its lease to another, and gets it back
        relay.drain();
        time.pass(LONGEST.plusMillis(1));
        relay.drain();
        relay.pause();
        publish(SHOP, 1, 2);
        relay.drain();
        log.write(new Unsent.Stated(99, "late", published(SHOP, 1), Time.BEGIN));

        // When
        time.pass(LONGEST.plusMillis(1));
        relay.drain();

        // Then
        assertThat(log.lastWordOn(SHOP)).isEqualTo(2);
    }

    private Relay relay(SendLog sendLog) {
        return new Relay(sendLog, log, announced, time, LONGEST);
    }

    private void publish(SiteId site, long... epochs) {
        for (long epoch : epochs) {
            outbox.add(published(site, epoch));
        }
    }

    private static Statement live(SiteId site, long epoch) {
        return new Statement(site, DeployPublished.LIVE, new Epoch(epoch));
    }

    private static SiteEvent published(SiteId site, long epoch) {
        return new DeployPublished(
                site,
                List.of("shop.localhost"),
                DeployPublished.LIVE,
                new DeployId("d" + epoch),
                Digest.of("manifest".getBytes(StandardCharsets.UTF_8)),
                List.of(),
                List.of(),
                PublishCause.PUBLISH,
                new Epoch(epoch),
                Epoch.ZERO,
                Time.BEGIN);
    }

    /** A site log that shows what it was given. */
    private static final class Log implements Announcer {
        private final List<Unsent.Stated> records = new ArrayList<>();
        private List<Statement> refused = List.of();

        @Override
        public CompletionStage<Position> announce(Unsent unsent) {
            if (refused.contains(Statement.of(((Unsent.Stated) unsent).event()))) {
                return CompletableFuture.failedFuture(new IllegalStateException("not taken"));
            }
            return CompletableFuture.completedFuture(write((Unsent.Stated) unsent));
        }

        Position write(Unsent.Stated unsent) {
            records.add(unsent);
            return new Position(0, records.size() - 1L);
        }

        void refuse(Statement statement) {
            refused = List.of(statement);
        }

        void refuseNothing() {
            refused = List.of();
        }

        List<Long> epochsOf(SiteId site) {
            return records.stream()
                    .map(Unsent.Stated::event)
                    .filter(event -> event.site().equals(site))
                    .map(event -> event.epoch().number())
                    .toList();
        }

        List<String> idsOf(SiteId site, long epoch) {
            return records.stream()
                    .filter(record -> Statement.of(record.event()).equals(live(site, epoch)))
                    .map(Unsent.Stated::eventId)
                    .toList();
        }

        /** What compaction leaves. */
        long lastWordOn(SiteId site) {
            return epochsOf(site).getLast();
        }
    }

    /** Dies before it notes anything. */
    private record Forgetful(SendLog log) implements SendLog {
        @Override
        public List<Unsent> next(int limit) {
            return log.next(limit);
        }

        @Override
        public void sent(Map<Long, Position> positions, Instant now) {
            throw new IllegalStateException("the process died");
        }

        @Override
        public Optional<Statement> latest(SiteId site) {
            return log.latest(site);
        }

        @Override
        public Optional<Statement> latest(SiteId site, String states) {
            return log.latest(site, states);
        }

        @Override
        public int forget(Instant before) {
            return log.forget(before);
        }

        @Override
        public Epoch epochBefore(SiteId site, Position position) {
            return log.epochBefore(site, position);
        }

        @Override
        public Optional<Position> find(Statement statement) {
            return log.find(statement);
        }

        @Override
        public int repeatSince(Instant then) {
            return log.repeatSince(then);
        }
    }

    /** A clock that stands until told. */
    private static final class Time extends Clock {
        static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

        private Instant now = BEGIN;

        void pass(Duration some) {
            now = now.plus(some);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
