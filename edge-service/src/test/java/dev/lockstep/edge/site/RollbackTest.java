package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.frozen;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static dev.lockstep.edge.Facts.rolledBack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import org.junit.jupiter.api.Test;

class RollbackTest extends SitesFixture {
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
    void purgesMadeWhileAnotherDeployWasLiveHoldAfterARollback() {
        sites.apply(published("d1", 1));
        sites.apply(published("d2", 2));
        sites.apply(purge(PurgeKind.HARD, new PurgeScope.Tag("sale"), 3));

        sites.apply(frozen("d1", 4, 0));

        assertThat(view().accepts(page("d1", 1, NOON, "sale"))).isFalse();
        assertThat(view().accepts(page("d1", 1, NOON, "other"))).isTrue();
    }
}
