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
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RefusedPublishTest extends SitesFixture {
    @Test
    void aPublishThatCannotBePreparedIsRefusedAndTriedAgain() {
        // Given
        sites.apply(published("d1", 1));

        // When
        sites.apply(published("d3", 2));

        // Then the site shows what it showed, and says so
        assertThat(view().deploy().text()).isEqualTo("d1");
        assertThat(sites.refusals())
                .containsExactly(new EdgeSynced.Refusal(SHOP, new Epoch(2), "no manifest " + digest("d3"), false));
        sites.retry();

        // And once the manifest is there, it is shown
        manifests.with(digest("d3"), manifest("d3", "/index.html"));
        sites.retry();
        assertThat(view().deploy().text()).isEqualTo("d3");
        assertThat(sites.refusals()).isEmpty();
    }

    @Test
    void aRefusedPublishIsForgottenOnceALaterOneIsShown() {
        sites.apply(published("d1", 1));
        sites.apply(published("d3", 2));

        sites.apply(published("d2", 3));
        manifests.with(digest("d3"), manifest("d3", "/index.html"));

        assertThat(sites.refusals()).isEmpty();
        sites.retry();
        assertThat(view().deploy().text()).isEqualTo("d2");
    }

    @Test
    void aRefusedPublishWaitsOnWhenAnEarlierOneComesLate() {
        sites.apply(published("d1", 1));
        sites.apply(published("d3", 3));
        sites.apply(published("d2", 2));
        assertThat(view().deploy().text()).isEqualTo("d2");
        assertThat(sites.refusals()).extracting(EdgeSynced.Refusal::epoch).containsExactly(new Epoch(3));

        manifests.with(digest("d3"), manifest("d3", "/index.html"));
        sites.retry();
        assertThat(view().deploy().text()).isEqualTo("d3");
    }

    @Test
    void ofTwoRefusedPublishesTheLaterOneWaitsWhateverTheirOrder() {
        // When
        sites.apply(published("d4", 3));
        sites.apply(published("d3", 2));

        // Then neither is said to be in effect
        assertThat(sites.refusals()).extracting(EdgeSynced.Refusal::epoch).containsExactly(new Epoch(2), new Epoch(3));

        // And the later makes up for both
        manifests.with(digest("d4"), manifest("d4", "/index.html")).with(digest("d3"), manifest("d3", "/index.html"));
        sites.retry();
        assertThat(view().deploy().text()).isEqualTo("d4");
        assertThat(sites.refusals()).isEmpty();
    }

    @Test
    void aRefusedPublishOfASiteThatIsGoneIsNotTriedAgain() {
        sites.apply(published("d1", 1));
        sites.apply(published("d3", 2));
        sites.withdraw("shop live");
        manifests.with(digest("d3"), manifest("d3", "/index.html"));
        sites.retry();
        assertThat(sites.refusals()).isEmpty();
        assertThat(sites.shown(HOST)).isEqualTo(new Shown.Nothing());
    }

    @Test
    void theSiteLogIsReadOnWhileARefusedPublishIsTriedAgain() {
        // Given a store that is slow to say that it has no manifest, and whoever tries again is not who reads
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Sites slow = MemorySites.of(digest -> {
            meanwhile.get().run();
            return manifests.fetch(digest);
        });
        slow.apply(published("d1", 1));
        slow.apply(published("d3", 2));
        // When a purge comes while the publish is tried again
        PagesPurged purge = purge(PurgeKind.HARD, new PurgeScope.Site(), 3);
        meanwhile.set(() -> CompletableFuture.runAsync(() -> slow.apply(purge))
                .orTimeout(1, TimeUnit.MINUTES)
                .join());
        // Then it does not wait
        slow.retry();
        assertThat(slow.mayServe(page("d1", 2, NOON))).isFalse();
    }
}
