package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import org.junit.jupiter.api.Test;

class PermalinkTest extends SitesFixture {
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
}
