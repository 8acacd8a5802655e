package dev.lockstep.deploy.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.PagesVisited.Visited;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HotPagesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SiteId SHOP = new SiteId("shop");

    private final HotPages hot = new HotPages(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void visitsOfAllEdgesAddUpAndTheHottestComesFirst() {
        hot.visited(told("edge-1", "d1", NOON, visited(1, 3), visited(2, 4)));
        hot.visited(told("edge-2", "d1", NOON, visited(1, 3)));

        assertThat(hot.hottest(SHOP, 10)).extracting(HotPage::page).containsExactly(page(1), page(2));
        assertThat(hot.hottest(SHOP, 1)).extracting(HotPage::page).containsExactly(page(1));
        assertThat(hot.hottest(new SiteId("other"), 10)).isEmpty();
    }

    @Test
    void whatIsLongAgoCountsForLessAndForNothingInTheEnd() {
        hot.visited(told("edge-1", "d1", NOON.minus(Duration.ofMinutes(30)), visited(1, 30), visited(2, 1)));
        hot.visited(told("edge-1", "d1", NOON, visited(3, 5)));

        assertThat(hot.hottest(SHOP, 10)).extracting(HotPage::page).containsExactly(page(3), page(1));
    }

    @Test
    void aPageStaysHotAcrossDeploysAndKnowsUnderWhichItWasSeenLast() {
        hot.visited(told("edge-1", "d1", NOON, new Visited(page(1), 1, 200)));
        hot.visited(told("edge-1", "d2", NOON, new Visited(page(1), 1, 404)));

        assertThat(hot.hottest(SHOP, 10)).singleElement().satisfies(page -> {
            assertThat(page.deploy()).isEqualTo(new DeployId("d2"));
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.heat()).isEqualTo(2);
        });
    }

    @Test
    void ofManyPagesTheHottestAreKept() {
        hot.visited(told("edge-1", "d1", NOON, visited(0, 9)));
        for (int batch = 1; batch < 50; batch++) {
            int first = batch * 200;
            hot.visited(told(
                    "edge-1",
                    "d1",
                    NOON,
                    IntStream.range(first, first + 200)
                            .mapToObj(number -> visited(number, 1))
                            .toArray(Visited[]::new)));
        }

        assertThat(hot.hottest(SHOP, 10_000)).hasSizeLessThanOrEqualTo(400);
        assertThat(hot.hottest(SHOP, 1)).extracting(HotPage::page).containsExactly(page(0));
    }

    private static PagesVisited told(String edge, String deploy, Instant at, Visited... pages) {
        return new PagesVisited(new EdgeId(edge), SHOP, new DeployId(deploy), List.of(pages), at);
    }

    private static Visited visited(int number, long count) {
        return new Visited(page(number), count, 200);
    }

    private static PageKey page(int number) {
        return PageKey.of(new CanonicalPath("/products/" + number));
    }
}
