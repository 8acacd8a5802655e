package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static dev.lockstep.edge.Facts.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BranchTest extends SitesFixture {

    private static final String NEXT = "next--shop.localhost";

    static Stream<Integer> seeds() {
        return IntStream.range(0, 100).boxed();
    }

    @Test
    void aBranchShowsItsLatestDeployAndLeavesWhatIsLiveAsItIs() {
        sites.apply(published("d1", 1));

        sites.apply(onBranch("d2", 2));

        assertThat(shownOnBranch()).isEqualTo("d2");
        assertThat(view().deploy().text()).isEqualTo("d1");
        assertThat(view().epoch()).isEqualTo(new Epoch(2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverComesLateOrTwiceOrInAnotherOrderMakesNoDifference(int seed) {
        List<SiteEvent> log =
                List.of(ready("d1"), published("d1", 1), onBranch("d1", 2), ready("d2"), onBranch("d2", 3));
        List<SiteEvent> delivered = new ArrayList<>(log);
        delivered.addAll(log.subList(new Random(seed).nextInt(log.size()), log.size()));
        Collections.shuffle(delivered, new Random(seed));

        delivered.forEach(sites::apply);

        assertThat(shownOnBranch()).isEqualTo("d2");
        assertThat(view().deploy().text()).isEqualTo("d1");
    }

    @Test
    void aBranchThatIsGoneHasNoAddress() {
        sites.apply(published("d1", 1));
        sites.apply(onBranch("d2", 2));

        sites.withdraw("shop branch:next");

        assertThat(sites.shown(NEXT)).isEqualTo(new Shown.Nothing());
        assertThat(view().deploy().text()).isEqualTo("d1");
    }

    private String shownOnBranch() {
        Shown shown = sites.shown(NEXT);
        assertThat(shown).isInstanceOf(Shown.Permalink.class);
        return ((Shown.Permalink) shown).view(manifest("any")).deploy().text();
    }

    private static DeployPublished onBranch(String deploy, long epoch) {
        return new DeployPublished(
                SHOP,
                List.of(NEXT),
                "next",
                new DeployId(deploy),
                digest(deploy),
                List.of(),
                List.of(),
                PublishCause.PUBLISH,
                new Epoch(epoch),
                Epoch.ZERO,
                NOON);
    }
}
