package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import java.util.List;
import org.junit.jupiter.api.Test;

class SitesTest extends SitesFixture {
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
    void theLatestSettingsHoldWhateverTheirOrder() {
        sites.apply(published("d1", 1));
        assertThat(view().settings().lease()).isEqualTo(LeaseMode.AVAILABLE);

        sites.apply(new SiteConfigured(SHOP, LeaseMode.STRICT, List.of(), Access.USUAL, 2, new Epoch(1), NOON));
        sites.apply(new SiteConfigured(SHOP, LeaseMode.AVAILABLE, List.of(), Access.USUAL, 1, new Epoch(1), NOON));

        assertThat(view().settings().lease()).isEqualTo(LeaseMode.STRICT);
    }

    @Test
    void aSiteThatNothingWasChosenForMayStillBeAskedByItsTokens() {
        sites.apply(published("d1", 1));

        sites.apply(new SiteConfigured(
                SHOP, LeaseMode.AVAILABLE, List.of(digest("token")), Access.USUAL, 0, Epoch.ZERO, NOON));

        assertThat(view().settings().tokenDigests()).containsExactly(digest("token"));
    }
}
