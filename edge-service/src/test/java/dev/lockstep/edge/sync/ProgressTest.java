package dev.lockstep.edge.sync;

import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Fetching;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final SiteId SHOP = new SiteId("11111111-1111-1111-1111-111111111111");
    private static final SiteId BLOG = new SiteId("22222222-2222-2222-2222-222222222222");
    private static final SiteId NEWS = new SiteId("33333333-3333-3333-3333-333333333333");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Sites sites = MemorySites.of(new MemoryManifests());
    private final Lease lease = new Lease(Duration.ofSeconds(5), () -> 0);
    private final Progress progress = new Progress(new EdgeId("edge-1"), sites, lease);

    @Test
    void anEdgeIsNotReadyBeforeWhatItReadAtTheStartIsInEffectOrKnownToBeRefused() {
        // Given an edge that has read of two publishes, of which none can be shown yet
        Queue<Runnable> fetches = new ArrayDeque<>();
        Sites slow = new Sites(
                new MemoryManifests().with(digest("d1"), manifest("d1")), new Fetching(fetches::add, fetches::add));
        Progress starting = new Progress(new EdgeId("edge-1"), slow, lease);
        slow.whenFetched(starting::prepared);
        slow.apply(published("d1", 1));
        slow.apply(published(BLOG, "lost"));

        // When both logs were read to their ends
        starting.sitesCaughtUp();
        starting.pagesCaughtUp();
        starting.confirmed(1);
        starting.listening();

        // Then it waits for both, but not for what comes afterwards
        assertThat(starting.isCaughtUp()).isFalse();
        slow.apply(published(NEWS, "d1"));
        fetches.remove().run();
        assertThat(starting.isReady()).isFalse();
        fetches.remove().run();
        assertThat(starting.isReady()).isTrue();
        assertThat(slow.preparing()).containsOnlyKeys(NEWS);
        assertThat(starting.acknowledgement(NOON).refused())
                .extracting(EdgeSynced.Refusal::site, EdgeSynced.Refusal::preparing)
                .containsExactly(tuple(BLOG, false), tuple(NEWS, true));
    }

    @Test
    void aSiteThatGoesWhileItIsPreparedHoldsUpNoReadiness() {
        // Given
        Queue<Runnable> fetches = new ArrayDeque<>();
        Sites slow = new Sites(new MemoryManifests(), new Fetching(fetches::add, fetches::add));
        Progress starting = new Progress(new EdgeId("edge-1"), slow, lease);
        slow.whenFetched(starting::prepared);
        slow.apply(published("d1", 1));
        starting.sitesCaughtUp();
        starting.pagesCaughtUp();
        assertThat(starting.isCaughtUp()).isFalse();

        // When
        slow.withdraw("shop live");
        starting.applied(new TreeMap<>(Map.of(0, 2L)));

        // Then
        assertThat(starting.isCaughtUp()).isTrue();
    }

    @Test
    void aSiteThatIsPublishedAgainBeforeItsStoreAnswersHoldsUpNoReadiness() {
        // Given an edge that waits for what a site's last publish at the start shows
        Queue<Runnable> fetches = new ArrayDeque<>();
        Sites slow = new Sites(new MemoryManifests(), new Fetching(fetches::add, fetches::add));
        Progress starting = new Progress(new EdgeId("edge-1"), slow, lease);
        slow.apply(published("d1", 1));
        slow.apply(published("d2", 2));
        starting.sitesCaughtUp();
        starting.pagesCaughtUp();

        // When that is read once more, then it waits on
        slow.apply(published("d2", 2));
        starting.applied(new TreeMap<>(Map.of(0, 2L)));
        assertThat(starting.isCaughtUp()).isFalse();

        // When the site is published again, then that is waited for, as visitors would find nothing
        slow.apply(published("d3", 3));
        starting.applied(new TreeMap<>(Map.of(0, 3L)));
        assertThat(starting.isCaughtUp()).isFalse();

        // When it is published once more
        slow.apply(published("d4", 4));
        starting.applied(new TreeMap<>(Map.of(0, 4L)));

        // Then it is ready, though that is being fetched too
        assertThat(starting.isCaughtUp()).isTrue();
        assertThat(slow.preparing()).containsValue(new Epoch(4));
    }

    @Test
    void whatTookThePlaceOfAPublishAtTheStartIsInEffectBeforeAnEdgeIsReady() {
        // Given
        Queue<Runnable> fetches = new ArrayDeque<>();
        Sites slow = new Sites(
                new MemoryManifests().with(digest("d2"), manifest("d2")), new Fetching(fetches::add, fetches::add));
        Progress starting = new Progress(new EdgeId("edge-1"), slow, lease);
        slow.whenFetched(starting::prepared);
        slow.apply(published("d1", 1));
        starting.sitesCaughtUp();
        starting.pagesCaughtUp();
        slow.apply(published("d2", 2));
        starting.applied(new TreeMap<>(Map.of(0, 2L)));
        assertThat(starting.isCaughtUp()).isFalse();

        // When
        fetches.forEach(Runnable::run);

        // Then
        assertThat(starting.isCaughtUp()).isTrue();
        assertThat(slow.preparing()).isEmpty();
    }

    @Test
    void nothingIsConfirmedOfALogThatWentBackBeforeEverySiteWasStatedUpToWhatIsKnown() {
        // Given an edge that knows two sites, and another log in the place of the one that it read
        progress.reads("one");
        purge(SHOP, 12);
        purge(BLOG, 3);
        progress.wentBack();
        progress.reads("another");
        assertThat(progress.lost()).isEqualTo(2);

        // When one is stated again, and the other not up to its end
        configure(BLOG, 3);
        configure(SHOP, 11);
        progress.confirmed(1);

        // Then
        assertThat(lease.hasRead(1)).isFalse();
        assertThat(progress.lost()).isEqualTo(1);

        // When, Then
        configure(SHOP, 12);
        progress.confirmed(2);
        assertThat(lease.hasRead(2)).isTrue();
        assertThat(progress.lost()).isZero();
    }

    @Test
    void onALogThatHasLostItsEndOnlyWhatIsStatedAgainAfterwardsCounts() {
        // Given a log that was stated again once, and has lost what came after
        progress.reads("one");
        purge(SHOP, 12);
        restate(SHOP, 12, NOON);
        progress.wentBack();
        progress.reads("one");

        // When what is left of it is read again, and somebody changes settings
        restate(SHOP, 12, NOON);
        configure(SHOP, 12);

        // Then
        assertThat(progress.lost()).isEqualTo(1);

        // When it is stated again, by a database that does not know everything
        restate(SHOP, 11, NOON.plusSeconds(1));

        // Then
        assertThat(progress.lost()).isEqualTo(1);

        // When, Then
        restate(SHOP, 12, NOON.plusSeconds(2));
        assertThat(progress.lost()).isZero();
    }

    @Test
    void aLogThatHasLostItsEndAndThenAllIsAnotherLog() {
        // Given
        progress.reads("one");
        purge(SHOP, 12);
        progress.wentBack();
        progress.reads("one");

        // When
        progress.wentBack();
        progress.reads("another");
        configure(SHOP, 12);

        // Then
        assertThat(progress.lost()).isZero();
    }

    @Test
    void everySiteIsLostAsLongAsThereIsNoSiteLog() {
        // Given
        purge(SHOP, 12);
        purge(BLOG, 3);

        // When
        progress.missLog();

        // Then
        assertThat(progress.lost()).isEqualTo(2);

        // When it was there all the while
        progress.findLog();

        // Then
        assertThat(progress.lost()).isZero();

        // When it is another
        progress.missLog();
        progress.wentBack();
        progress.reads("another");
        configure(BLOG, 3);

        // Then
        assertThat(progress.lost()).isEqualTo(1);
    }

    @Test
    void offsetsOfALogThatIsGoneAreNotSaidOfAnother() {
        // Given
        progress.reads("one");
        progress.applied(new TreeMap<>(Map.of(0, 500L)));
        assertThat(progress.acknowledgement(NOON).applied()).containsEntry(0, 500L);

        // When
        progress.wentBack();
        progress.reads("another");

        // Then
        assertThat(progress.acknowledgement(NOON).log()).isEqualTo("another");
        assertThat(progress.acknowledgement(NOON).applied()).isEmpty();
    }

    private void configure(SiteId site, long epoch) {
        progress.configured(settings(site, epoch, NOON.plusSeconds(5), false));
    }

    private void restate(SiteId site, long epoch, Instant at) {
        progress.configured(settings(site, epoch, at, true));
    }

    private static SiteConfigured settings(SiteId site, long epoch, Instant at, boolean restated) {
        return new SiteConfigured(
                site,
                LeaseMode.AVAILABLE,
                List.of(),
                List.of(),
                Access.USUAL,
                Allowance.UNLIMITED,
                1,
                new Epoch(epoch),
                at,
                restated);
    }

    private void purge(SiteId site, long epoch) {
        sites.apply(new PagesPurged(site, new PurgeScope.Site(), PurgeKind.HARD, new Epoch(epoch), "owner", "", NOON));
    }
}
