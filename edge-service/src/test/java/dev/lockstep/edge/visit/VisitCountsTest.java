package dev.lockstep.edge.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.PagesVisited.Visited;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.edge.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitCountsTest {
    private static final EdgeId EDGE = new EdgeId("edge-1");

    private final VisitCounts counts = new VisitCounts();

    @Test
    void tellsWhatWasVisitedSinceItWasLastTold() {
        // Given
        counts.count(page("d1", 1, NOON));
        counts.count(page("d1", 1, NOON));
        assertThat(tell()).singleElement().satisfies(told -> {
            assertThat(told.edge()).isEqualTo(EDGE);
            assertThat(told.site()).isEqualTo(SHOP);
            assertThat(told.pages()).containsExactly(new Visited(Facts.PAGE, 2, 200));
        });

        // When
        counts.count(page("d1", 1, NOON));

        // Then
        assertThat(tell())
                .singleElement()
                .satisfies(told -> assertThat(told.pages()).containsExactly(new Visited(Facts.PAGE, 1, 200)));
        assertThat(tell()).isEmpty();
    }

    @Test
    void deploysAreToldApart() {
        counts.count(page("d1", 1, NOON));
        counts.count(page("d2", 1, NOON));

        assertThat(tell()).extracting(told -> told.deploy().text()).containsExactlyInAnyOrder("d1", "d2");
    }

    @Test
    void tellsTheMostVisitedPagesAndNoMoreThanFitOneEvent() {
        for (int number = 0; number < 1_000; number++) {
            counts.count(product(number));
        }
        counts.count(product(777));

        assertThat(tell()).singleElement().satisfies(told -> {
            assertThat(told.pages()).hasSize(PagesVisited.MOST_PAGES);
            assertThat(told.pages().getFirst().page()).isEqualTo(product(777).page());
        });
    }

    @Test
    void whoWalksThroughManyPagesDoesNotPushOutThoseThatAllOthersRead() {
        PageRevalidated popular = page("d1", 1, NOON);
        for (int number = 0; number < 200_000; number++) {
            counts.count(product(number));
            counts.count(popular);
        }

        assertThat(tell())
                .singleElement()
                .satisfies(told -> assertThat(told.pages().getFirst().page()).isEqualTo(popular.page()));
    }

    private List<PagesVisited> tell() {
        return counts.tell(EDGE, NOON);
    }

    private static PageRevalidated product(int number) {
        return Facts.page(PageKey.of(new CanonicalPath("/products/" + number)));
    }
}
