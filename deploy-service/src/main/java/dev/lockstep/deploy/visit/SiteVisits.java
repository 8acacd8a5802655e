package dev.lockstep.deploy.visit;

import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages of one site that visitors ask for most: a bounded few, all as hot as they were at one moment. */
final class SiteVisits {
    private static final int MOST_KEPT = 400;
    private static final Comparator<HotPage> HOTTEST_FIRST =
            Comparator.comparingDouble(HotPage::heat).reversed();

    private final Map<PageKey, HotPage> pages = new HashMap<>();
    private Instant asOf;

    SiteVisits(Instant asOf) {
        this.asOf = asOf;
    }

    void add(PagesVisited told) {
        coolDown(told.at());
        told.pages().forEach(visited -> {
            HotPage before =
                    pages.getOrDefault(visited.page(), new HotPage(visited.page(), told.deploy(), visited.status(), 0));
            pages.put(visited.page(), before.visited(told.deploy(), visited));
        });
        if (pages.size() > MOST_KEPT) {
            List<HotPage> coldest = pages.values().stream()
                    .sorted(HOTTEST_FIRST)
                    .skip(MOST_KEPT / 2)
                    .toList();
            coldest.forEach(page -> pages.remove(page.page()));
        }
    }

    List<HotPage> hottest(Instant now) {
        return pages.values().stream()
                .map(page -> page.cooled(asOf, now))
                .sorted(HOTTEST_FIRST)
                .toList();
    }

    private void coolDown(Instant to) {
        if (asOf.isBefore(to)) {
            pages.replaceAll((key, page) -> page.cooled(asOf, to));
            asOf = to;
        }
    }
}
