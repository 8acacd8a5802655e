package dev.lockstep.edge.ask;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PageRevalidated;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshAheadTest {
    private static final Instant LATE = NOON.plusSeconds(48);

    private final RefreshAhead ahead = new RefreshAhead(3, 2);
    private final PageRevalidated page = page("d1", 1, NOON);

    @Test
    void aPageThatIsAskedForOftenIsDueInTheLastFifthOfItsTime() {
        assertThat(ahead.isDue(page, NOON)).isFalse();
        assertThat(ahead.isDue(page, NOON)).isFalse();
        assertThat(ahead.isDue(page, LATE.minusMillis(1))).isFalse();

        assertThat(ahead.isDue(page, LATE)).isTrue();
    }

    @Test
    void aPageThatHardlyAnybodyAsksForIsNot() {
        assertThat(ahead.isDue(page, NOON)).isFalse();

        assertThat(ahead.isDue(page, LATE)).isFalse();
    }

    @Test
    void eachRenderIsCountedForItselfAndRenewedOnce() {
        // Given a page that was renewed ahead of time
        visitTwice(page);
        assertThat(ahead.isDue(page, LATE)).isTrue();
        assertThat(ahead.isDue(page, LATE)).isFalse();

        // When the next render comes
        PageRevalidated next = page("d1", 1, LATE);

        // Then its visits are counted from the beginning
        assertThat(ahead.isDue(next, LATE.plusSeconds(50))).isFalse();
        assertThat(ahead.isDue(next, LATE.plusSeconds(50))).isFalse();
        assertThat(ahead.isDue(next, LATE.plusSeconds(50))).isTrue();
    }

    @Test
    void noMoreThanSoManyAreRenewedInASecond() {
        for (int deploy = 1; deploy <= 3; deploy++) {
            visitTwice(page("d" + deploy, 1, NOON));
        }

        assertThat(ahead.isDue(page("d1", 1, NOON), LATE)).isTrue();
        assertThat(ahead.isDue(page("d2", 1, NOON), LATE)).isTrue();
        assertThat(ahead.isDue(page("d3", 1, NOON), LATE)).isFalse();
        assertThat(ahead.isDue(page("d3", 1, NOON), LATE.plusSeconds(1))).isTrue();
    }

    private void visitTwice(PageRevalidated visited) {
        assertThat(ahead.isDue(visited, NOON)).isFalse();
        assertThat(ahead.isDue(visited, NOON)).isFalse();
    }
}
