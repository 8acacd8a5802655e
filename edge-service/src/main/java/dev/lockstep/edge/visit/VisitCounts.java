package dev.lockstep.edge.visit;

import static java.util.stream.Collectors.groupingBy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.PagesVisited.Visited;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts which pages visitors get. The memory is bounded by a cache that prefers what is asked for often (TinyLFU), so that
 * somebody who walks through a million pages does not push out those that all others read.
 */
public final class VisitCounts {

    private static final int MOST_COUNTED = 20_000;

    private final Cache<PageId, Count> counts = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .executor(Runnable::run)
            .build();

    /** The visits of one page since they were last told. */
    private static final class Count {
        private final SiteId site;
        private final LongAdder visits = new LongAdder();
        private volatile int status;

        Count(SiteId site) {
            this.site = site;
        }

        void add(int answered) {
            visits.increment();
            status = answered;
        }
    }

    private record Shown(SiteId site, DeployId deploy) {}

    private record Told(Shown shown, Visited visited) {}

    public void count(PageRevalidated page) {
        counts.get(page.id(), _ -> new Count(page.site())).add(page.status());
    }

    /** What was counted since the last time, for each deploy that was visited. */
    public List<PagesVisited> tell(EdgeId edge, Instant now) {
        return counts.asMap().entrySet().stream()
                .flatMap(entry -> told(entry.getKey(), entry.getValue()))
                .collect(groupingBy(Told::shown))
                .entrySet()
                .stream()
                .map(visits -> event(edge, visits, now))
                .toList();
    }

    /** Forgets a page that nobody asked for. */
    private Stream<Told> told(PageId page, Count count) {
        long visits = count.visits.sumThenReset();
        if (visits == 0) {
            counts.invalidate(page);
            return Stream.empty();
        }
        return Stream.of(
                new Told(new Shown(count.site, page.deploy()), new Visited(page.page(), visits, count.status)));
    }

    private static PagesVisited event(EdgeId edge, Map.Entry<Shown, List<Told>> visits, Instant now) {
        List<Visited> most = visits.getValue().stream()
                .map(Told::visited)
                .sorted(Comparator.comparingLong(Visited::count).reversed())
                .limit(PagesVisited.MOST_PAGES)
                .toList();
        return new PagesVisited(edge, visits.getKey().site(), visits.getKey().deploy(), most, now);
    }
}
