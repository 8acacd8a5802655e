package dev.lockstep.render.request;

import static dev.lockstep.render.request.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Allowance;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        paces.take(Share.of(List.of(0), 2));

        assertThat(begun(NOON)).isEqualTo(5);
        assertThat(begun(NOON.plusMillis(199))).isZero();
        assertThat(begun(NOON.plusMillis(200))).isEqualTo(1);
    }

    @Test
    void fewerThanOneInASecondBeginOneByOne() {
        allowance[0] = new Allowance(1);
        paces.take(Share.of(List.of(0), 4));

        assertThat(begun(NOON)).isEqualTo(1);
        assertThat(begun(NOON.plusMillis(3_999))).isZero();
        assertThat(begun(NOON.plusMillis(4_000))).isEqualTo(1);
    }

    /** Else as many would begin at once as there are workers, each time that nothing was asked for before. */
    @Test
    void moreWorkersThanMayBeginInASecondBeginNoMoreTogether() {
        // Given five workers, and a site for which two pages may be made in a second
        allowance[0] = new Allowance(2);
        List<Paces> workers = Stream.of(
                        List.of(0, 1, 2), List.of(3, 4, 5), List.of(6, 7), List.of(8, 9), List.of(10, 11))
                .map(own -> worker(Share.of(own, 12)))
                .toList();

        // When all are asked for more than they may make, after a while in which they were not asked
        for (Instant idle : List.of(NOON, NOON.plusSeconds(3_600))) {
            List<Integer> begun = IntStream.range(0, 600)
                    .mapToObj(tick -> idle.plusMillis(tick * 100L))
                    .map(now -> workers.stream()
                            .mapToInt(worker -> begun(worker, now))
                            .sum())
                    .toList();

            // Then a second's worth begins at once and the rest evenly, as if there was one
            assertThat(begun.getFirst()).isEqualTo(2);
            assertThat(begun.subList(1, 600)).allMatch(together -> together <= 1);
            assertThat(begun.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2 + 2 * 60 - 1);
        }
    }

    @Test
    void whoeverIsNotLimitedAnyMoreGoesOnAtOnce() {
        assertThat(begun(NOON)).isEqualTo(10);
        assertThat(paces.admits(FREE, NOON)).isTrue();

        allowance[0] = Allowance.UNLIMITED;

        assertThat(paces.admits(TEN, NOON)).isTrue();
    }

    private Paces worker(Share share) {
        Paces worker = new Paces(_ -> allowance[0]);
        worker.take(share);
        return worker;
    }

    private int begun(Instant now) {
        return begun(paces, now);
    }

    private static int begun(Paces paces, Instant now) {
        int begun = 0;
        while (paces.admits(TEN, now)) {
            paces.begin(TEN, now);
            begun++;
        }
        return begun;
    }
}
