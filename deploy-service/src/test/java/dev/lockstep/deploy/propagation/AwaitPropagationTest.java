package dev.lockstep.deploy.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.MemoryOutbox;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.site.Choice;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AwaitPropagationTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicLong nanos = new AtomicLong();
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);
    private final Edges edges = new Edges(Duration.ofMinutes(1), nanos::get);

    private final Signal signal = new Signal();

    /** Each look at the clock also wakes whoever waits, so that nobody really does. */
    private final AwaitPropagation propagation =
            new AwaitPropagation(outbox, outbox.memory(), sites, edges, signal, () -> {
                signal.give();
                return look();
            });

    private final SiteId site = Sites.add(sites, transactions);
    private long offset;

    @BeforeEach
    void listenForLong() {
        edges.listen();
        nanos.addAndGet(LONG.toNanos());
    }

    @Test
    void aPurgeIsCompleteWhenTheLastOfItsRecordsIsAcknowledgedByAll() throws Exception {
        Statement purge = stated(purge("a"), purge("b"));
        says("one", offset, Duration.ZERO);
        says("two", offset - 1, Duration.ZERO);

        Propagation reached = propagation.await(purge, Duration.ofSeconds(1));

        assertThat(reached.isComplete()).isFalse();
        assertThat(reached.laggards()).extracting(edge -> edge.edge().text()).containsExactly("two");
        says("two", offset, Duration.ZERO);
        assertThat(propagation.await(purge, Duration.ofSeconds(1)).isComplete()).isTrue();
    }

    @Test
    void whoWaitsForWhatIsHeldBackIsToldWhy() throws Exception {
        SiteEvent waiting = purge("a");
        outbox.add(waiting);
        Statement purge = Statement.of(waiting);
        says("one", offset, Duration.ZERO);
        assertThat(propagation.await(purge, Duration.ofSeconds(1)).laggards())
                .singleElement()
                .satisfies(edge -> assertThat(edge.reason()).endsWith("was not announced yet"));

        outbox.memory().fallBehind(outbox.memory().known());

        assertThat(propagation.await(purge, Duration.ofSeconds(1)).laggards())
                .singleElement()
                .satisfies(edge -> assertThat(edge.reason()).contains("before a rebuild"));
    }

    @Test
    void anEdgeThatPreparesAPublishIsWaitedForAndOneThatCannotIsNot() throws Exception {
        // Given
        Statement publish = stated(purge("a"));
        refuses(publish.epoch(), "its manifest is being fetched", true);

        // When
        Propagation preparing = propagation.await(publish, LONG);

        // Then
        assertThat(preparing.took()).isGreaterThanOrEqualTo(LONG);
        assertThat(preparing.laggards()).singleElement().satisfies(edge -> {
            assertThat(edge.answer()).isEqualTo(EdgeReport.Answer.AWAITED);
            assertThat(edge.reason()).isEqualTo("its manifest is being fetched");
        });
        assertThat(propagation.look(sites.find(site.text()).orElseThrow()).edges())
                .extracting(edge -> edge.epoch().number())
                .containsExactly(0L);

        // When
        refuses(publish.epoch(), "the store cannot be reached", false);
        Propagation refused = propagation.await(publish, LONG);

        // Then
        assertThat(refused.took()).isLessThan(LONG);
        assertThat(refused.laggards())
                .extracting(EdgeReport::answer, EdgeReport::reason)
                .containsExactly(tuple(EdgeReport.Answer.REFUSED, "the store cannot be reached"));

        // When
        says("one", offset, Duration.ZERO);

        // Then
        assertThat(propagation.await(publish, LONG).isComplete()).isTrue();
    }

    @Test
    void aSilentEdgeIsNamedForLongAndOneThatStopsIsNot() throws Exception {
        Statement purge = stated(purge("a"));
        says("one", offset, Duration.ZERO);
        says("silent", 0, Duration.ZERO);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        says("one", offset, Duration.ZERO);

        assertThat(propagation.await(purge, Duration.ofSeconds(1)).laggards()).hasSize(1);
        edges.left(new EdgeId("silent"));
        assertThat(propagation.await(purge, Duration.ofSeconds(1)).isComplete()).isTrue();
    }

    @Test
    void ofAStrictSiteTheSilenceOfAnEdgeIsProofOnceItsLeaseIsOver() throws Exception {
        // Given an edge that knows that the site is strict, and has said nothing since the purge
        beStrict();
        says("one", offset, LEASE);
        says("silent", offset, LEASE);
        Statement purge = stated(purge("a"));
        says("one", offset, LEASE);

        // When
        Propagation reached = propagation.await(purge, LONG);

        // Then
        assertThat(reached.isComplete()).isTrue();
        assertThat(reached.acknowledged()).isEqualTo(1);
        assertThat(reached.laggards())
                .singleElement()
                .satisfies(silent -> assertThat(silent.answer()).isEqualTo(EdgeReport.Answer.FENCED));
        assertThat(reached.took()).isGreaterThan(LEASE).isLessThan(LONG);
    }

    @Test
    void anEdgeThatMayNotKnowThatTheSiteIsStrictIsWaitedFor() throws Exception {
        says("silent", 0, LEASE);
        beStrict();
        Statement purge = stated(purge("a"));

        assertThat(propagation.await(purge, LONG).isComplete()).isFalse();
    }

    @Test
    void aLookTellsHowFarEachEdgeHasCome() {
        stated(purge("a"));
        says("one", offset, Duration.ZERO);
        says("none", 0, Duration.ZERO);

        Overview now = propagation.look(sites.find(site.text()).orElseThrow());

        assertThat(now.edges())
                .extracting(edge -> edge.edge().text(), edge -> edge.epoch().number())
                .containsExactly(tuple("none", 0L), tuple("one", 1L));
    }

    /** A relay that takes over repeats what was announced: edges that have read it once need not read it again. */
    @Test
    void whatIsToBeRepeatedStaysAcknowledged() throws Exception {
        // Given a purge that one edge has read and one has not
        stated(purge("a"));
        says("none", offset - 1, Duration.ZERO);
        Statement purge = stated(purge("b"));
        says("one", offset, Duration.ZERO);

        // When it waits to be announced once more
        assertThat(outbox.repeatSince(NOON)).isEqualTo(2);

        // Then
        assertThat(propagation.await(purge, Duration.ofSeconds(1)).acknowledged())
                .isEqualTo(1);
        assertThat(propagation.look(sites.find(site.text()).orElseThrow()).edges())
                .extracting(edge -> edge.edge().text(), edge -> edge.epoch().number())
                .containsExactly(tuple("none", 0L), tuple("one", 1L));
    }

    @Test
    void whoWaitsDoesNotAskHowFarALaggardHasCome() throws Exception {
        Statement purge = stated(purge("a"));
        says("behind", 0, Duration.ZERO);

        assertThat(propagation.await(purge, Duration.ofSeconds(1)).laggards()).hasSize(1);

        assertThat(outbox.timesAskedForEpochs()).isZero();
    }

    @Test
    @Timeout(10)
    void whoIsNotWokenLooksAgain() throws Exception {
        // Given an edge that acknowledges while it is waited for, of which nobody tells
        Statement purge = stated(purge("a"));
        says("one", 0, Duration.ZERO);
        AtomicInteger looks = new AtomicInteger();
        AwaitPropagation unwoken = new AwaitPropagation(outbox, outbox.memory(), sites, edges, new Signal(), () -> {
            if (looks.incrementAndGet() == 4) {
                says("one", offset, Duration.ZERO);
            }
            return look();
        });

        // When
        Propagation reached = unwoken.await(purge, LONG);

        // Then
        assertThat(reached.isComplete()).isTrue();
        assertThat(reached.took()).isLessThan(LONG);
    }

    @Test
    void anEdgeThatReadsAnotherLogHasAcknowledgedNothingHoweverFarItHasRead() throws Exception {
        // Given a log that was stated again, and an edge that has read much of the one before
        assertThat(outbox.isIn("gone")).isTrue();
        Statement purge = stated(purge("sale"));
        int _ = outbox.restate("another");
        outbox.next(9).forEach(unsent -> outbox.sent(Map.of(unsent.id(), new Position("another", 0, 3)), NOON));
        edges.heard(said("gone", 500));

        // When, Then
        assertThat(propagation.await(purge, Duration.ofSeconds(1)).acknowledged())
                .isZero();

        // When, Then
        edges.heard(said("another", 4));
        assertThat(propagation.await(purge, Duration.ofSeconds(1)).acknowledged())
                .isEqualTo(1);
    }

    private static EdgeSynced said(String log, long applied) {
        return new EdgeSynced(
                new EdgeId("one"),
                log,
                new TreeMap<>(Map.of(0, applied)),
                List.of(),
                Duration.ZERO,
                Duration.ZERO,
                NOON);
    }

    /** Each look at the clock takes a tenth of a second. */
    private long look() {
        return nanos.addAndGet(Duration.ofMillis(100).toNanos());
    }

    private void beStrict() {
        Site strict = transactions.within(() -> {
            Site locked = sites.lock(site).orElseThrow();
            Site changed =
                    locked.configure(locked.settings().choose(List.of(new Choice.Lease(LeaseMode.STRICT))), NOON);
            sites.save(changed);
            return changed;
        });
        var _ = stated(new SiteConfigured(site, LeaseMode.STRICT, List.of(), Access.USUAL, 1, strict.epoch(), NOON));
    }

    private PagesPurged purge(String tag) {
        var epoch = sites.find(site.text()).orElseThrow().epoch().next();
        return new PagesPurged(site, new PurgeScope.Tag(tag), PurgeKind.HARD, epoch, "owner", "", NOON);
    }

    /** Adds events and announces them, each at the next offset. */
    private Statement stated(SiteEvent... events) {
        List.of(events).forEach(outbox::add);
        for (List<Unsent> next = outbox.next(9); !next.isEmpty(); next = outbox.next(9)) {
            next.forEach(unsent -> outbox.sent(Map.of(unsent.id(), new Position(0, offset++)), NOON));
        }
        return Statement.of(List.of(events));
    }

    /** Has read everything, and does not show what was published at an epoch. */
    private void refuses(Epoch epoch, String reason, boolean preparing) {
        edges.heard(new EdgeSynced(
                new EdgeId("one"),
                new TreeMap<>(Map.of(0, offset)),
                List.of(new EdgeSynced.Refusal(site, epoch, reason, preparing)),
                Duration.ZERO,
                Duration.ZERO,
                NOON));
    }

    private void says(String edge, long applied, Duration lease) {
        edges.heard(new EdgeSynced(
                new EdgeId(edge), new TreeMap<>(Map.of(0, applied)), List.of(), lease, Duration.ZERO, NOON));
    }
}
