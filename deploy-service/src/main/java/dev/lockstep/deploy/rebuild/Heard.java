package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.outbox.Written;
import dev.lockstep.deploy.retention.PageLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the logs say of sites. Pages tell epochs, too: those of purges and branches that were taken back since, of which
 * the site log says nothing any more.
 */
final class Heard {
    private final Map<SiteId, HeardSite> sites = new HashMap<>();
    private final List<SiteLog.Unreadable> skipped = new ArrayList<>();
    private final Map<Integer, Long> ends;

    private Heard(SiteLog log, PageLog pages) throws IOException {
        this.ends = log.read(Map.of(), new Ear());
        var _ = pages.read(_ -> false, page -> of(page.site()).reach(page.asOf()));
    }

    /** Reads both logs from their beginnings to where they end at the moment. */
    static Heard on(SiteLog log, PageLog pages) throws IOException {
        return new Heard(log, pages);
    }

    private final class Ear implements SiteLog.Reader {
        @Override
        public void written(Position position, Written written) {
            of(written.site()).hear(position, written);
        }

        @Override
        public void unreadable(SiteLog.Unreadable record) {
            skipped.add(record);
        }
    }

    HeardSite of(SiteId site) {
        return sites.computeIfAbsent(site, HeardSite::new);
    }

    List<SiteId> sites() {
        return List.copyOf(sites.keySet());
    }

    /** The last words that lie beyond some offsets, by partition. */
    List<Written> beyond(Map<Integer, Long> known) {
        return sites.values().stream().flatMap(site -> site.beyond(known)).toList();
    }

    /** The highest number of any claim of a domain. */
    long claim() {
        return sites.values().stream().mapToLong(HeardSite::claim).max().orElse(0);
    }

    /** What says something that is not known here. */
    List<SiteLog.Unreadable> skipped() {
        return List.copyOf(skipped);
    }

    /** Where the site log ends, by partition. */
    Map<Integer, Long> ends() {
        return Map.copyOf(ends);
    }
}
