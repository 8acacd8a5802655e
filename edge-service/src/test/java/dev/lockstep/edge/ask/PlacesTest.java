package dev.lockstep.edge.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SiteId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final SiteId CROWDED = new SiteId("crowded");
    private static final SiteId QUIET = new SiteId("quiet");

    private final Places places = new Places(100);

    @Test
    void aSiteTakesHalfAndLeavesPlacesToTheNext() {
        assertThat(taken(CROWDED, 1_000)).isEqualTo(50);
        assertThat(taken(QUIET, 10)).isEqualTo(10);
        assertThat(places.taken()).isEqualTo(60);
    }

    @Test
    void thereAreNeverMoreThanThereAre() {
        IntStream.range(0, 200).forEach(site -> taken(new SiteId("site-" + site), 1_000));
        assertThat(places.taken()).isEqualTo(100);
        assertThat(places.take(QUIET)).isFalse();
    }

    @Test
    void whoLeavesMakesRoom() {
        int before = taken(CROWDED, 1_000);
        places.leave(CROWDED);
        assertThat(places.take(CROWDED)).isTrue();
        assertThat(places.take(CROWDED)).isFalse();
        IntStream.range(0, before).forEach(_ -> places.leave(CROWDED));
        assertThat(places.taken()).isZero();
    }

    private int taken(SiteId site, int wanted) {
        return (int) IntStream.range(0, wanted).filter(_ -> places.take(site)).count();
    }
}
