package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.frozen;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static dev.lockstep.edge.Facts.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitesTest {
    private static final String HOST = "shop.localhost";

    private final MemoryManifests manifests = new MemoryManifests()
            .with(digest("d1"), manifest("d1", "/index.html"))
            .with(digest("d2"), manifest("d2", "/index.html"));

    private final Sites sites = new Sites(manifests);

    @Test
    void aHostShowsWhatWasPublishedLast() {
        sites.apply(published("d1", 1));
        sites.apply(published("d2", 2));

        assertThat(view().deploy().text()).isEqualTo("d2");
        assertThat(view().epoch()).isEqualTo(new Epoch(2));
        assertThat(sites.shown("other.localhost")).isEqualTo(new Shown.Nothing());
    }

    @Test
    void anEarlierPublishThatComesLateOrTwiceChangesNothing() {
        sites.apply(published("d2", 2));

        sites.apply(published("d1", 1));
        sites.apply(published("d2", 2));

        assertThat(view().deploy().text()).isEqualTo("d2");
        assertThat(view().epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void aPublishThatCannotBePreparedIsRefusedAndTriedAgain() {
        // Given
        sites.apply(published("d1", 1));

        // When
        sites.apply(published("d3", 2));

        // Then the site shows what it showed, and says so
        assertThat(view().deploy().text()).isEqualTo("d1");
        assertThat(sites.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.site()).isEqualTo(SHOP);
            assertThat(refusal.epoch()).isEqualTo(new Epoch(2));
        });
        assertThat(sites.retry()).isFalse();

        // And once the manifest is there, it is shown
        manifests.with(digest("d3"), manifest("d3", "/index.html"));
        assertThat(sites.retry()).isTrue();
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
        assertThat(sites.retry()).isFalse();
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
        assertThat(sites.retry()).isTrue();
        assertThat(view().deploy().text()).isEqualTo("d3");
    }

    @Test
    void ofTwoRefusedPublishesTheLaterOneWaitsWhateverTheirOrder() {
        sites.apply(published("d4", 3));
        sites.apply(published("d3", 2));
        assertThat(sites.refusals()).extracting(EdgeSynced.Refusal::epoch).containsExactly(new Epoch(3));
    }

    @Test
    void aRefusedPublishOfASiteThatIsGoneIsNotTriedAgain() {
        sites.apply(published("d1", 1));
        sites.apply(published("d3", 2));
        sites.withdraw("shop live");
        manifests.with(digest("d3"), manifest("d3", "/index.html"));
        assertThat(sites.retry()).isFalse();
        assertThat(sites.refusals()).isEmpty();
        assertThat(sites.shown(HOST)).isEqualTo(new Shown.Nothing());
    }

    @Test
    void theSiteLogIsReadOnWhileARefusedPublishIsTriedAgain() {
        // Given a store that is slow to say that it has no manifest
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        Sites slow = new Sites(digest -> {
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
        assertThat(slow.retry()).isFalse();
        assertThat(slow.mayServe(page("d1", 2, NOON))).isFalse();
    }

    @Test
    void afterARollbackOnlyPagesThatWereRenderedSinceAreAccepted() {
        sites.apply(published("d1", 1));
        sites.apply(published("d2", 2));

        sites.apply(rolledBack("d1", 3));

        assertThat(view().accepts(page("d1", 1, NOON))).isFalse();
        assertThat(view().accepts(page("d1", 2, NOON))).isFalse();
        assertThat(view().accepts(page("d2", 3, NOON))).isFalse();
        assertThat(view().accepts(page("d1", 3, NOON))).isTrue();
        assertThat(sites.mayServe(page("d1", 2, NOON))).isFalse();
    }

    @Test
    void aRollbackTakesNothingFromOtherDeploys() {
        sites.apply(published("d1", 1));
        sites.apply(ready("d2", 0));
        sites.apply(published("d2", 2));

        sites.apply(rolledBack("d1", 3));

        assertThat(sites.mayServe(page("d2", 2, NOON))).isTrue();
        assertThat(permalink("d2").accepts(page("d2", 2, NOON))).isTrue();
    }

    @Test
    void afterAFrozenRollbackPagesAreAcceptedAsTheyWere() {
        sites.apply(published("d1", 1));
        sites.apply(rolledBack("d1", 2));
        sites.apply(published("d2", 3));

        sites.apply(frozen("d1", 4, 2));

        assertThat(view().accepts(page("d1", 1, NOON))).isFalse();
        assertThat(view().accepts(page("d1", 2, NOON))).isTrue();
    }

    @Test
    void whatARestatedDeploySaysOfItsPagesHoldsAtItsPermalinkAndWhenItIsPublishedNext() {
        sites.apply(published("d2", 2));

        sites.apply(ready("d1", 3));

        assertThat(view().epoch()).isEqualTo(new Epoch(3));
        assertThat(permalink("d1").accepts(page("d1", 2, NOON))).isFalse();
        assertThat(permalink("d1").accepts(page("d1", 3, NOON))).isTrue();
        sites.apply(published("d1", 4));
        assertThat(view().accepts(page("d1", 2, NOON))).isFalse();
        assertThat(view().accepts(page("d1", 3, NOON))).isTrue();
    }

    @Test
    void anEarlierStatementOfADeployThatComesLateBringsNoPageBack() {
        sites.apply(ready("d1", 3));

        sites.apply(ready("d1", 0));

        assertThat(permalink("d1").accepts(page("d1", 2, NOON))).isFalse();
    }

    @Test
    void purgesMadeWhileAnotherDeployWasLiveHoldAfterARollback() {
        sites.apply(published("d1", 1));
        sites.apply(published("d2", 2));
        sites.apply(purge(PurgeKind.HARD, new PurgeScope.Tag("sale"), 3));

        sites.apply(frozen("d1", 4, 0));

        assertThat(view().accepts(page("d1", 1, NOON, "sale"))).isFalse();
        assertThat(view().accepts(page("d1", 1, NOON, "other"))).isTrue();
    }

    @Test
    void aPurgeByTagRefusesEarlierPagesThatCarryTheTag() {
        sites.apply(published("d1", 1));

        sites.apply(purge(PurgeKind.HARD, new PurgeScope.Tag("sale"), 2));

        assertThat(view().accepts(page("d1", 1, NOON, "sale"))).isFalse();
        assertThat(view().accepts(page("d1", 1, NOON, "other"))).isTrue();
        assertThat(view().accepts(page("d1", 2, NOON, "sale"))).isTrue();
        assertThat(view().epoch()).isEqualTo(new Epoch(2));
    }

    @Test
    void aPurgeHoldsWhateverDeployIsShown() {
        sites.apply(published("d1", 1));
        sites.apply(purge(PurgeKind.HARD, new PurgeScope.Tag("sale"), 2));

        sites.apply(published("d2", 3));

        assertThat(view().accepts(page("d2", 1, NOON, "sale"))).isFalse();
    }

    @Test
    void aWithdrawnPurgeHoldsUntilTheFloorHasTakenItsPlace() {
        // Given
        sites.apply(published("d1", 1));
        sites.apply(purge(PurgeKind.HARD, new PurgeScope.Tag("sale"), 3));

        // When it is withdrawn before anything else refuses what it refuses, it stays
        sites.withdraw("shop purge:hard:tag:sale");
        assertThat(view().accepts(page("d1", 2, NOON, "sale"))).isFalse();
        assertThat(view().accepts(page("d1", 2, NOON))).isTrue();

        // And afterwards it goes
        sites.apply(new PagesOutlived(SHOP, new Epoch(3), new Epoch(3), NOON));
        sites.withdraw("shop purge:hard:tag:sale");
        assertThat(view().accepts(page("d1", 2, NOON))).isFalse();
        assertThat(view().accepts(page("d1", 3, NOON, "sale"))).isTrue();
        assertThat(view().purges().covering(page("d1", 2, NOON, "sale"), PurgeKind.HARD))
                .isEmpty();
    }

    @Test
    void theLatestSettingsHoldWhateverTheirOrder() {
        sites.apply(published("d1", 1));
        assertThat(view().settings().lease()).isEqualTo(LeaseMode.AVAILABLE);

        sites.apply(new SiteConfigured(SHOP, LeaseMode.STRICT, List.of(), 2, new Epoch(1), NOON));
        sites.apply(new SiteConfigured(SHOP, LeaseMode.AVAILABLE, List.of(), 1, new Epoch(1), NOON));

        assertThat(view().settings().lease()).isEqualTo(LeaseMode.STRICT);
    }

    @Test
    void aSiteThatNothingWasChosenForMayStillBeAskedByItsTokens() {
        sites.apply(published("d1", 1));

        sites.apply(new SiteConfigured(SHOP, LeaseMode.AVAILABLE, List.of(digest("token")), 0, Epoch.ZERO, NOON));

        assertThat(view().settings().tokenDigests()).containsExactly(digest("token"));
    }

    @Test
    void aSoftPurgeMakesAPageStaleAndNoMore() {
        sites.apply(published("d1", 1));

        sites.apply(purge(PurgeKind.SOFT, new PurgeScope.Site(), 2));

        assertThat(view().accepts(page("d1", 1, NOON))).isTrue();
        assertThat(view().isFresh(page("d1", 1, NOON), NOON)).isFalse();
        assertThat(view().isFresh(page("d1", 2, NOON), NOON)).isTrue();
    }

    @Test
    void aPrefixCoversWholeSegments() {
        sites.apply(published("d1", 1));

        sites.apply(purge(PurgeKind.HARD, prefix("/products"), 2));
        sites.apply(purge(PurgeKind.HARD, prefix("/prod"), 3));

        assertThat(view().accepts(page("d1", 1, NOON))).isFalse();
        assertThat(view().accepts(page("d1", 2, NOON))).isTrue();
    }

    @Test
    void aDeployHasAnAddressOfItsOwnUntilItIsGone() {
        sites.apply(published("d1", 1));
        sites.apply(ready("d2"));

        assertThat(sites.shown("d2--shop.localhost")).isInstanceOfSatisfying(Shown.Permalink.class, link -> {
            assertThat(link.manifest()).isEqualTo(digest("d2"));
            assertThat(link.view(manifest("d2")).deploy().text()).isEqualTo("d2");
        });
        sites.withdraw("shop deploy:d2");
        assertThat(sites.shown("d2--shop.localhost")).isEqualTo(new Shown.Nothing());
    }

    @Test
    void aSiteThatIsGoneIsShownNoMore() {
        sites.apply(published("d1", 1));

        sites.withdraw("shop live");

        assertThat(sites.shown(HOST)).isEqualTo(new Shown.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "live", "No Site live", "shop deploy:NO DEPLOY", "shop purge:hard:nothing", "shop x"})
    void aKeyThatNamesNothingIsWithdrawnWithoutHarm(String key) {
        sites.apply(published("d1", 1));
        sites.withdraw(key);
        assertThat(view().deploy().text()).isEqualTo("d1");
    }

    @ParameterizedTest
    @EnumSource(PurgeKind.class)
    void anEarlierPurgeThatComesLateDoesNotUndoALaterOne(PurgeKind kind) {
        sites.apply(published("d1", 1));
        sites.apply(purge(kind, new PurgeScope.Site(), 5));

        sites.apply(purge(kind, new PurgeScope.Site(), 4));

        assertThat(view().accepts(page("d1", 4, NOON)) && view().isFresh(page("d1", 4, NOON), NOON))
                .isFalse();
    }

    private static PurgeScope prefix(String path) {
        return new PurgeScope.Prefix(new CanonicalPath(path));
    }

    private static PagesPurged purge(PurgeKind kind, PurgeScope scope, long epoch) {
        return new PagesPurged(SHOP, scope, kind, new Epoch(epoch), "owner", "", NOON);
    }

    private SiteView permalink(String deploy) {
        Shown shown = sites.shown(deploy + "--shop.localhost");
        assertThat(shown).isInstanceOf(Shown.Permalink.class);
        return ((Shown.Permalink) shown).view(manifest(deploy));
    }

    private SiteView view() {
        assertThat(sites.shown(HOST)).isInstanceOf(Shown.Prepared.class);
        return ((Shown.Prepared) sites.shown(HOST)).view();
    }
}
