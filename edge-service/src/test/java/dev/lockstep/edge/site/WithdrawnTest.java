package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawnTest extends SitesFixture {
    @Test
    void aSiteThatIsGoneIsShownNoMore() {
        sites.apply(published("d1", 1));

        sites.withdraw("shop live");

        assertThat(sites.shown(HOST)).isEqualTo(new Shown.Nothing());
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

    @ParameterizedTest
    @ValueSource(strings = {"", "live", "No Site live", "shop deploy:NO DEPLOY", "shop purge:hard:nothing", "shop x"})
    void aKeyThatNamesNothingIsWithdrawnWithoutHarm(String key) {
        sites.apply(published("d1", 1));
        sites.withdraw(key);
        assertThat(view().deploy().text()).isEqualTo("d1");
    }
}
