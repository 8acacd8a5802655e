package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.SteppedClock;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A relay between an outbox and a log that does as a test says. */
abstract class RelayCase {
    static final SiteId SHOP = new SiteId("11111111-1111-1111-1111-111111111111");
    static final SiteId BLOG = new SiteId("22222222-2222-2222-2222-222222222222");
    static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");
    static final Duration LONGEST = Duration.ofSeconds(20);

    final MemoryOutbox outbox = new MemoryOutbox(new MemoryTransactions());
    final Log log = new Log();
    final MemorySiteLog written = new MemorySiteLog();
    final LogSight sight = new LogSight();
    final Signal announced = new Signal();
    final SteppedClock time = new SteppedClock(BEGIN);
    final Relay relay = relay(outbox);

    Relay relay(SendLog sendLog) {
        return new Relay(
                sendLog, log, new Recognition(written, outbox.memory()), cut(), sight, announced, time, LONGEST);
    }

    private Cut cut() {
        return new Cut(written, outbox.memory(), time);
    }

    static void drain(Relay relay) {
        relay.drain(() -> true);
    }

    void publish(SiteId site, long... epochs) {
        for (long epoch : epochs) {
            outbox.add(published(site, epoch));
        }
    }

    static Statement live(SiteId site, long epoch) {
        return new Statement(site, DeployPublished.LIVE, new Epoch(epoch));
    }

    static SiteEvent published(SiteId site, long epoch) {
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
                BEGIN);
    }

    /** A site log that shows what it was given. */
    static final class Log implements Announcer {
        final List<Unsent.Stated> records = new ArrayList<>();
        private String name = "first";
        private boolean answers = true;
        private boolean toBeLost;
        private List<Statement> refused = List.of();

        @Override
        public Optional<String> log() {
            return answers && !name.isEmpty() ? Optional.of(name) : Optional.empty();
        }

        @Override
        public boolean isMissing() {
            return answers && name.isEmpty();
        }

        @Override
        public CompletionStage<Position> announce(Unsent unsent) {
            if (refused.contains(Statement.of(((Unsent.Stated) unsent).event()))) {
                return CompletableFuture.failedFuture(new IllegalStateException("not taken"));
            }
            Position position = write((Unsent.Stated) unsent);
            if (toBeLost) {
                becomes("second");
            }
            return CompletableFuture.completedFuture(position);
        }

        Position write(Unsent.Stated unsent) {
            records.add(unsent);
            return new Position(0, records.size() - 1L);
        }

        /** Another log, with nothing in it, takes the place of this one. */
        void becomes(String another) {
            name = another;
            toBeLost = false;
            records.clear();
        }

        /** Nothing takes the place of this one. */
        void becomesNone() {
            becomes("");
        }

        /** Kafka says no more which log it has. */
        void fallsSilent() {
            answers = false;
        }

        /** Just after it has taken the next record. */
        void becomesAnotherNext() {
            toBeLost = true;
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
    record Forgetful(SendLog log) implements SendLog {
        @Override
        public List<Unsent> next(int limit) {
            return log.next(limit);
        }

        @Override
        public boolean isIn(String there) {
            return log.isIn(there);
        }

        @Override
        public int restate(String there) {
            return log.restate(there);
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
}
