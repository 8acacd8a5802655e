package dev.lockstep.deploy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.history.MemoryPageHistory;
import dev.lockstep.deploy.quota.MemoryQuotaStore;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.work.MemoryWorkLock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DropPagesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SiteId CRAWLED = new SiteId("crawled");
    private static final SiteId QUIET = new SiteId("quiet");

    /** Of a site without a quota. */
    private static final int USUAL = 3;

    private final MemoryPageHistory history = new MemoryPageHistory();
    private final MemoryQuotaStore quotas = new MemoryQuotaStore();
    private final MemoryPageLog log = new MemoryPageLog();
    private final MemoryTally tally = new MemoryTally();
    private final MemoryWorkLock lock = new MemoryWorkLock();
    private final DropPages drop = new DropPages(
            new DropPages.Stores(history, quotas, log),
            new FewSettings(1, Duration.ofDays(1)),
            tally,
            lock,
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void whatWasRenderedTheLongestAgoGoesUntilThereAreAsManyAsMayBe() throws IOException {
        // Given a site with two pages too many, one of which was rendered again meanwhile, and a site that is within
        // its limit
        List<PageId> pages = visited(CRAWLED, USUAL + 2);
        rendered(CRAWLED, pages.getFirst(), NOON.minusSeconds(60));
        List<PageId> others = visited(QUIET, USUAL);

        // When
        int dropped = drop.drop();

        // Then
        assertThat(dropped).isEqualTo(2);
        assertThat(tally.dropped()).isEqualTo(2);
        assertThat(log.pages())
                .contains(pages.getFirst())
                .doesNotContain(pages.get(1), pages.get(2))
                .containsAll(others)
                .hasSize(2 * USUAL);
    }

    @Test
    void aQuotaSaysAnotherNumber() throws IOException {
        may(CRAWLED, 1);
        may(QUIET, USUAL + 1);
        List<PageId> pages = visited(CRAWLED, USUAL);
        List<PageId> others = visited(QUIET, USUAL + 1);

        var _ = drop.drop();

        assertThat(log.pages()).contains(pages.getLast()).containsAll(others).hasSize(USUAL + 2);
    }

    @Test
    void pagesOfAllDeploysCountTogether() throws IOException {
        may(CRAWLED, 1);
        PageId before = visited(CRAWLED, 1).getFirst();
        PageId after = new PageId(new DeployId("d2"), before.page());
        rendered(CRAWLED, after, NOON.minusSeconds(20));

        var _ = drop.drop();

        assertThat(log.pages()).containsExactly(after);
    }

    @Test
    void whatWasRenderedAMomentAgoStaysAsSomebodyMayBeWaitingForIt() throws IOException {
        may(CRAWLED, 1);
        List<PageId> pages = RenderedPages.ids(new DeployId("d1"), 4);
        pages.forEach(page -> rendered(CRAWLED, page, NOON.minus(DropPages.SETTLED)));

        assertThat(drop.drop()).isZero();
        assertThat(log.pages()).containsAll(pages);
    }

    @Test
    void nothingIsDroppedWhereAnotherProcessLooks() throws IOException {
        List<PageId> pages = visited(CRAWLED, USUAL + 2);
        lock.take();

        assertThat(drop.drop()).isZero();
        assertThat(log.pages()).containsAll(pages);
    }

    @Test
    void aHistoryThatIsBehindHasNothingDroppedButWhatWasTooMuch() throws IOException {
        // Given a look whose tombstones the history has not heard of
        List<PageId> pages = visited(CRAWLED, USUAL + 1);
        var _ = drop.drop();

        // When the next look is taken
        var _ = drop.drop();

        // Then the same page is dropped once more, and no other
        assertThat(log.pages()).containsExactlyInAnyOrderElementsOf(pages.subList(1, pages.size()));
    }

    @Test
    void whatTheHistoryHasHeardOfIsNotDroppedAgain() throws IOException {
        List<PageId> pages = visited(CRAWLED, USUAL + 2);
        assertThat(drop.drop()).isEqualTo(2);
        Set<PageId> heard = new HashSet<>(pages);
        heard.removeAll(log.pages());
        history.learn(new Lesson(List.of(), List.of(), heard));

        assertThat(drop.drop()).isZero();
    }

    private void may(SiteId site, long pages) {
        quotas.keep(site, new Quota(1, 1, 1, 1, 1, pages));
    }

    /** Pages that were rendered one after the other, all of them a while ago. */
    private List<PageId> visited(SiteId site, int count) {
        List<PageId> pages = RenderedPages.ids(new DeployId(site.text()), count);
        IntStream.range(0, count).forEach(at -> rendered(site, pages.get(at), NOON.minusSeconds(3_600 - at)));
        return pages;
    }

    private void rendered(SiteId site, PageId page, Instant at) {
        PageRevalidated render = RenderedPages.of(site, page, at);
        log.add(render);
        history.learn(new Lesson(List.of(render), List.of(), Set.of()));
    }
}
