package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.work.WorkLock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Drops the pages of a site that are too many, those first that were rendered the longest ago. A page that is dropped is made
 * again when somebody asks for it, so that to drop one too many costs a render and nothing else. Pages are counted by the
 * history: it may be behind the page log, and what it has not heard of yet the next look finds.
 */
public final class DropPages {
    /** Whoever waits for a page has it by then, and clocks of different machines do not differ by as much. */
    static final Duration SETTLED = Duration.ofSeconds(10);

    /** Of one site; the next look goes on. */
    private static final long MOST_AT_A_TIME = 50_000;

    private final PageHistory history;
    private final QuotaStore quotas;
    private final PageLog log;
    private final RetentionSettings settings;
    private final RetentionTally tally;
    private final WorkLock lock;
    private final Clock clock;

    /** Where pages, and how many there may be, are found. */
    public record Stores(PageHistory history, QuotaStore quotas, PageLog log) {}

    public DropPages(Stores stores, RetentionSettings settings, RetentionTally tally, WorkLock lock, Clock clock) {
        this.history = stores.history();
        this.quotas = stores.quotas();
        this.log = stores.log();
        this.settings = settings;
        this.tally = tally;
        this.lock = lock;
        this.clock = clock;
    }

    /** Returns how many were dropped; none where another process does this. One call at a time. */
    public int drop() throws IOException {
        return lock.isHeld() ? dropExcess() : 0;
    }

    private int dropExcess() throws IOException {
        int dropped = 0;
        for (Map.Entry<SiteId, Long> site : history.pages().entrySet()) {
            dropped += dropExcess(site.getKey(), site.getValue() - most(site.getKey()));
        }
        return dropped;
    }

    private int dropExcess(SiteId site, long excess) throws IOException {
        if (excess <= 0) {
            return 0;
        }
        List<PageId> oldest = history.oldest(site, clock.instant().minus(SETTLED), Math.min(excess, MOST_AT_A_TIME));
        log.drop(oldest);
        tally.dropped(oldest.size());
        return oldest.size();
    }

    /** A quota that says nothing of pages leaves the number to the platform. */
    private long most(SiteId site) {
        long quota = quotas.of(site).pages();
        return quota == Quota.UNLIMITED ? settings.pages() : quota;
    }
}
