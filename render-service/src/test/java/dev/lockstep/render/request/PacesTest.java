package dev.lockstep.render.request;

import static dev.lockstep.render.request.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacesTest {
    private static final SiteId TEN = new SiteId("ten");
    private static final SiteId FREE = new SiteId("free");

    private final Allowance[] allowance = {new Allowance(10)};
    private final Paces paces = new Paces(site -> site.equals(TEN) ? allowance[0] : Allowance.UNLIMITED);

    @Test
    void aSecondsWorthBeginsAtOnceAndTheRestEvenly() {
        assertThat(begun(NOON)).isEqualTo(10);
        assertThat(begun(NOON.plusMillis(99))).isZero();
        assertThat(begun(NOON.plusMillis(100))).isEqualTo(1);
        assertThat(begun(NOON.plusMillis(500))).isEqualTo(4);
    }

    @Test
    void timeInWhichNothingWasAskedForIsNotSavedUp() {
        assertThat(begun(NOON)).isEqualTo(10);

        assertThat(begun(NOON.plusSeconds(60))).isEqualTo(10);
    }

    @Test
    void workersThatShareTheRequestsShareThePace() {
        paces.take(0.5);

        assertThat(begun(NOON)).isEqualTo(5);
        assertThat(begun(NOON.plusMillis(199))).isZero();
        assertThat(begun(NOON.plusMillis(200))).isEqualTo(1);
    }

    @Test
    void fewerThanOneInASecondBeginOneByOne() {
        allowance[0] = new Allowance(1);
        paces.take(0.25);

        assertThat(begun(NOON)).isEqualTo(1);
        assertThat(begun(NOON.plusMillis(3_999))).isZero();
        assertThat(begun(NOON.plusMillis(4_000))).isEqualTo(1);
    }

    @Test
    void whoeverIsNotLimitedAnyMoreGoesOnAtOnce() {
        assertThat(begun(NOON)).isEqualTo(10);
        assertThat(paces.admits(FREE, NOON)).isTrue();

        allowance[0] = Allowance.UNLIMITED;

        assertThat(paces.admits(TEN, NOON)).isTrue();
    }

    private int begun(Instant now) {
        int begun = 0;
        while (paces.admits(TEN, now)) {
            paces.begin(TEN, now);
            begun++;
        }
        return begun;
    }
}
