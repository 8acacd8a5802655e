package dev.lockstep.deploy.visit;

import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.SiteId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The pages that visitors of each site ask for lately, whatever deploy is live. Bounded in sites and pages. */
public final class HotPages {
    private static final int MOST_SITES = 10_000;

    /** A page that was asked for once, within the time in which half of what is known cools down, is still hot. */
    private static final double HOT = 0.5;

    private final Clock clock;
    private final SequencedMap<SiteId, SiteVisits> sites = new LinkedHashMap<>(16, 0.75f, true);

    public HotPages(Clock clock) {
        this.clock = clock;
    }

    public synchronized void visited(PagesVisited told) {
        sites.computeIfAbsent(told.site(), ignored -> new SiteVisits(told.at())).add(told);
        if (sites.size() > MOST_SITES) {
            var ignored = sites.pollFirstEntry();
        }
    }

    /** The hottest first. */
    public synchronized List<HotPage> hottest(SiteId site, int most) {
        SiteVisits visits = sites.get(site);
        return visits == null
                ? List.of()
                : visits.hottest(clock.instant()).stream()
                        .filter(page -> page.heat() >= HOT)
                        .limit(most)
                        .toList();
    }
}
