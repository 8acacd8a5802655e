package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishes whose manifests take their time: in these tests, until they are told to come. */
class FetchedPublishTest extends SitesFixture {
    private static final SiteId BLOG = new SiteId("blog");

    private final Queue<Runnable> first = new ArrayDeque<>();
    private final Queue<Runnable> again = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final Sites slow = new Sites(manifests, new Fetching(first::add, again::add));

    @BeforeEach
    void theFirstDeployIsShown() {
        manifests.with(digest("d3"), manifest("d3")).with(digest("d4"), manifest("d4"));
        slow.apply(published("d1", 1));
        slow.whenFetched(() -> told.add(view(slow).deploy().text()));
    }

    @Test
    void oneThatIsAtHandIsShownAtOnce() {
        slow.apply(published("d2", 2));

        assertThat(view(slow).deploy().text()).isEqualTo("d2");
        assertThat(slow.refusals()).isEmpty();
        assertThat(first).isEmpty();
    }

    @Test
    void oneThatIsNotIsFetchedWhileTheSiteLogIsReadOn() {
        // When
        slow.apply(published("d3", 2));
        slow.apply(purge(PurgeKind.HARD, new PurgeScope.Site(), 3));

        // Then the site shows what it showed, and that is said
        assertThat(view(slow).deploy().text()).isEqualTo("d1");
        assertThat(slow.refusals())
                .containsExactly(new EdgeSynced.Refusal(SHOP, new Epoch(2), "its manifest is being fetched", true));
        assertThat(slow.preparing()).containsOnlyKeys(SHOP);
        assertThat(slow.reached(SHOP).whole()).isEqualTo(new Epoch(1));

        // And the purge is in effect
        assertThat(slow.mayServe(page("d1", 2, NOON))).isFalse();

        // When it has come
        come(first);

        // Then it is shown before anybody is told
        assertThat(told).containsExactly("d3");
        assertThat(slow.refusals()).isEmpty();
        assertThat(slow.preparing()).isEmpty();
        assertThat(slow.reached(SHOP).whole()).isEqualTo(new Epoch(3));
    }

    @Test
    void oneThatComesAfterItWasReplacedByWhatIsAtHandChangesNothing() {
        slow.apply(published("d3", 2));
        slow.apply(published("d2", 3));
        assertThat(slow.refusals()).isEmpty();

        come(first);

        assertThat(view(slow).deploy().text()).isEqualTo("d2");
        assertThat(view(slow).reached().epoch()).isEqualTo(new Epoch(3));
    }

    @Test
    void ofTwoThatAreFetchedTheLaterIsShownInWhateverOrderTheyCome() {
        for (boolean inOrder : List.of(true, false)) {
            // Given
            long epoch = inOrder ? 2 : 4;
            slow.apply(published("d3", epoch));
            slow.apply(published("d4", epoch + 1));
            Runnable earlier = first.remove();
            Runnable later = first.remove();

            // When
            (inOrder ? earlier : later).run();
            (inOrder ? later : earlier).run();

            // Then
            assertThat(view(slow).deploy().text()).isEqualTo("d4");
            assertThat(view(slow).reached().epoch()).isEqualTo(new Epoch(epoch + 1));
            assertThat(slow.refusals()).isEmpty();
        }
    }

    @Test
    void ofTwoThatAreFetchedNoneIsSaidToBeInEffectBeforeTheLaterIs() {
        slow.apply(published("d3", 2));
        slow.apply(published("d4", 3));

        first.remove().run();

        assertThat(slow.refusals()).extracting(EdgeSynced.Refusal::epoch).containsExactly(new Epoch(2), new Epoch(3));
        assertThat(view(slow).deploy().text()).isEqualTo("d1");
    }

    @Test
    void anEarlierOneThatIsReadLateWaitsForTheLater() {
        slow.apply(published("d4", 3));
        slow.apply(published("d3", 2));
        assertThat(first).hasSize(1);

        come(first);

        assertThat(view(slow).deploy().text()).isEqualTo("d4");
        assertThat(slow.refusals()).isEmpty();
    }

    @Test
    void oneThatComesAfterItsSiteIsGoneShowsNothing() {
        slow.whenFetched(() -> {});
        slow.apply(published("d3", 2));
        slow.withdraw("shop live");
        assertThat(slow.preparing()).isEmpty();

        come(first);

        assertThat(slow.shown(HOST)).isEqualTo(new Shown.Nothing());
        assertThat(slow.refusals()).isEmpty();
    }

    @Test
    void oneThatWasWithdrawnAndIsPublishedAgainIsShown() {
        slow.apply(published("d3", 2));
        slow.withdraw("shop live");
        slow.apply(published("d3", 2));

        come(first);

        assertThat(view(slow).deploy().text()).isEqualTo("d3");
    }

    @Test
    void oneThatIsReadTwiceIsFetchedOnce() {
        slow.apply(published("d3", 2));
        slow.apply(published("d3", 2));
        slow.retry();

        assertThat(first).hasSize(1);
        assertThat(again).isEmpty();
    }

    @Test
    void oneThatDoesNotComeIsRefusedAndAskedForAgainBehindThoseThatWereNot() {
        // Given
        slow.apply(published("lost", 2));
        come(first);
        assertThat(told).containsExactly("d1");
        assertThat(slow.preparing()).isEmpty();
        assertThat(slow.refusals())
                .containsExactly(new EdgeSynced.Refusal(SHOP, new Epoch(2), "no manifest " + digest("lost"), false));

        // When it is asked for again, and read of again
        slow.retry();
        slow.retry();
        slow.apply(published("lost", 2));

        // Then it is asked for once, and stays refused meanwhile
        assertThat(first).isEmpty();
        assertThat(again).hasSize(1);
        assertThat(slow.preparing()).isEmpty();

        // When, Then
        manifests.with(digest("lost"), manifest("lost"));
        come(again);
        assertThat(told).containsExactly("d1", "lost");
        assertThat(slow.refusals()).isEmpty();
    }

    @Test
    void ofOneThatIsAskedForAgainInVainNobodyIsTold() {
        // Given one of which it was told that it is refused
        slow.apply(published("lost", 2));
        come(first);
        assertThat(told).hasSize(1);

        // When
        slow.retry();
        come(again);
        slow.retry();
        come(again);

        // Then
        assertThat(told).hasSize(1);
        assertThat(slow.refusals()).hasSize(1);
    }

    @Test
    void ofOneThatComesAfterItWasReplacedOrIsGoneNobodyIsTold() {
        slow.apply(published("d3", 2));
        slow.apply(published("d2", 3));
        slow.apply(published("lost", 4));
        slow.withdraw("shop live");

        come(first);

        assertThat(told).isEmpty();
    }

    @Test
    void whatIsBeingFetchedIsCountedApartFromWhatIsRefused() {
        // Given
        slow.apply(published("lost", 2));
        slow.apply(published(BLOG, "d3"));

        // Then
        assertThat(slow.beingPrepared()).isEqualTo(2);
        assertThat(slow.refused()).isZero();

        // When one cannot be fetched
        first.remove().run();

        // Then
        assertThat(slow.beingPrepared()).isEqualTo(1);
        assertThat(slow.refused()).isEqualTo(1);

        // When that one is tried again, and the other comes
        slow.retry();
        come(first);

        // Then
        assertThat(slow.beingPrepared()).isZero();
        assertThat(slow.refused()).isEqualTo(1);
    }

    @Test
    void oneThatFailsAfterItWasReplacedRefusesNothing() {
        slow.apply(published("lost", 2));
        slow.apply(published("d3", 3));

        first.remove().run();
        assertThat(slow.preparing()).containsOnlyKeys(SHOP);

        come(first);
        assertThat(view(slow).deploy().text()).isEqualTo("d3");
    }

    @Test
    void oneWhoseManifestBreaksWhoeverReadsItIsRefused() {
        Sites broken = new Sites(
                _ -> {
                    throw new IllegalStateException("no such rule");
                },
                new Fetching(first::add, again::add));
        broken.apply(published("d3", 2));

        come(first);

        assertThat(broken.refusals()).extracting(EdgeSynced.Refusal::reason).containsExactly("no such rule");
        broken.retry();
        assertThat(again).hasSize(1);
    }

    @Test
    @Timeout(60)
    void oneThatHangsHoldsUpNoOther() throws Exception {
        // Given a store that hangs for one deploy
        CountDownLatch mended = new CountDownLatch(1);
        CountDownLatch shown = new CountDownLatch(1);
        Sites real = new Sites(
                digest -> {
                    if (digest.equals(digest("d3"))) {
                        await(mended);
                    }
                    return manifests.fetch(digest);
                },
                Fetching.sideBySide());
        real.whenFetched(shown::countDown);

        // When it is published, and another site after it
        real.apply(published("d3", 2));
        real.apply(published(BLOG, "d4"));

        // Then the other is shown
        await(shown);
        assertThat(real.reached(BLOG).epoch()).isEqualTo(new Epoch(1));
        assertThat(real.preparing()).containsOnlyKeys(SHOP);

        // When, Then
        CountDownLatch late = new CountDownLatch(1);
        real.whenFetched(late::countDown);
        mended.countDown();
        await(late);
        assertThat(real.refusals()).isEmpty();
    }

    @Test
    @Timeout(60)
    void manyAreFetchedSideBySide() throws Exception {
        // Given a store that answers once four have asked
        CyclicBarrier four = new CyclicBarrier(4);
        CountDownLatch shown = new CountDownLatch(4);
        Sites real = new Sites(
                digest -> {
                    meet(four);
                    return manifests.fetch(digest);
                },
                Fetching.sideBySide());
        real.whenFetched(shown::countDown);

        // When
        for (String site : List.of("a", "b", "c", "d")) {
            real.apply(published(new SiteId(site), "d3"));
        }

        // Then
        await(shown);
        assertThat(real.refusals()).isEmpty();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            int _ = barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    private static void come(Queue<Runnable> waiting) {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
