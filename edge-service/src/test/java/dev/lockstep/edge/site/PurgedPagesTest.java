package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.CanonicalPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PurgedPagesTest extends SitesFixture {
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
    void aPrefixCoversWholeSegments() {
        sites.apply(published("d1", 1));

        sites.apply(purge(PurgeKind.HARD, prefix("/products"), 2));
        sites.apply(purge(PurgeKind.HARD, prefix("/prod"), 3));

        assertThat(view().accepts(page("d1", 1, NOON))).isFalse();
        assertThat(view().accepts(page("d1", 2, NOON))).isTrue();
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
    void aPurgeHoldsWhateverDeployIsShown() {
        sites.apply(published("d1", 1));
        sites.apply(purge(PurgeKind.HARD, new PurgeScope.Tag("sale"), 2));

        sites.apply(published("d2", 3));

        assertThat(view().accepts(page("d2", 1, NOON, "sale"))).isFalse();
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
}
