package dev.lockstep.edge.continuity;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.ask.Places;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatchingUpTest {

    private static final int PLACES = 4;

    private final MemoryManifests manifests =
            new MemoryManifests().with(digest("d1"), manifest("d1")).with(digest("d2"), manifest("d2"));
    private final Sites sites = MemorySites.of(manifests);
    private long now = 100;
    private final Lease lease = new Lease(Duration.ofSeconds(5), () -> now);
    private final CatchingUp catchingUp = new CatchingUp(sites, lease, new Places(PLACES), Duration.ofSeconds(2));

    @BeforeEach
    void theFirstEpochIsKnown() {
        sites.apply(published("d1", 1));
        lease.read(now);
        now++;
    }

    @Test
    void whatHappenedBeforeTheyCouldWaitIsSeen() {
        sites.apply(published("d2", 2));
        assertThat(await(2)).isCompletedWithValue(Ended.REACHED);
        assertThat(catchingUp.waiting()).isZero();
    }

    @Test
    void whatHappensWhileTheyWaitIsSeen() {
        CompletableFuture<Ended> second = await(2);
        CompletableFuture<Ended> third = await(3);

        sites.apply(published("d2", 2));
        catchingUp.look();

        assertThat(second).isCompletedWithValue(Ended.REACHED);
        assertThat(third).isNotDone();
        assertThat(catchingUp.waiting()).isEqualTo(1);
    }

    @Test
    void whatHappensAfterTheyGaveUpReachesNobody() {
        CompletableFuture<Ended> visitor = await(2);

        visitor.complete(Ended.OUT_OF_TIME);
        sites.apply(published("d2", 2));
        catchingUp.look();

        assertThat(visitor).isCompletedWithValue(Ended.OUT_OF_TIME);
        assertThat(catchingUp.of(Ended.OUT_OF_TIME)).isEqualTo(1);
        assertThat(catchingUp.of(Ended.REACHED)).isZero();
        assertThat(catchingUp.waiting()).isZero();
    }

    @Test
    void whatNeverHappensIsWaitedForUntilTheLogWasReadToAnEndThatItHadAfterTheyCame() {
        long before = now;
        now++;
        CompletableFuture<Ended> visitor = await(999_999_999_999_999_999L);

        lease.read(before);
        catchingUp.look();
        assertThat(visitor).as("the end was asked for before they came").isNotDone();

        lease.read(now);
        catchingUp.look();
        assertThat(visitor).isCompletedWithValue(Ended.CONFIRMED);
    }

    @Test
    void aConfirmationThatComesWhileTheySitDownIsNotMissed() {
        lease.read(now + 1);
        assertThat(await(2)).isCompletedWithValue(Ended.CONFIRMED);
    }

    @Test
    void nothingIsConfirmedBeforeTheLogWasReadToItsEndOnce() {
        CatchingUp begun = new CatchingUp(
                sites, new Lease(Duration.ofSeconds(5), () -> now), new Places(PLACES), Duration.ofSeconds(2));
        CompletableFuture<Ended> visitor = begun.await(SHOP, new Epoch(2));
        begun.look();
        assertThat(visitor).isNotDone();
    }

    @Test
    void toHaveReadAPublishIsNotEnough() {
        // Given a publish that cannot be put into effect, and a purge after it
        sites.apply(published("d3", 2));
        sites.apply(new PagesPurged(SHOP, new PurgeScope.Site(), PurgeKind.HARD, new Epoch(3), "owner", "", NOON));

        // When visitors come who have seen either, and the log is read to its end
        CompletableFuture<Ended> publish = await(2);
        CompletableFuture<Ended> purge = await(3);
        lease.read(now + 1);
        catchingUp.look();

        // Then they wait until the publish is in effect
        assertThat(publish).isNotDone();
        assertThat(purge).isNotDone();
        manifests.with(digest("d3"), manifest("d3"));
        sites.retry();
        catchingUp.look();
        assertThat(publish).isCompletedWithValue(Ended.REACHED);
        assertThat(purge).isCompletedWithValue(Ended.REACHED);
    }

    @Test
    void whoeverLeavesGivesTheirPlaceBack() {
        CompletableFuture<Ended> visitor = await(2);
        assertThat(catchingUp.waiting()).isEqualTo(1);

        assertThat(visitor.cancel(false)).isTrue();

        assertThat(catchingUp.waiting()).isZero();
        assertThat(catchingUp.of(Ended.LEFT)).isEqualTo(1);
    }

    @Test
    void visitorsOfOneSiteLeavePlacesToThoseOfOthers() {
        for (int i = 0; i < PLACES / 2; i++) {
            assertThat(await(2)).isNotDone();
        }
        assertThat(await(2)).isCompletedWithValue(Ended.FULL);
        assertThat(catchingUp.await(new SiteId("blog"), new Epoch(2))).isNotDone();
        assertThat(catchingUp.of(Ended.FULL)).isEqualTo(1);
    }

    private CompletableFuture<Ended> await(long epoch) {
        return catchingUp.await(SHOP, new Epoch(epoch));
    }
}
