package dev.lockstep.deploy.purge;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes back purges by which no page can be refused any more. A purge of the whole site has taken the place of all that
 * came before it. Of the others the oldest go together: a floor that refuses everything from before them takes theirs,
 * and is announced first.
 */
public final class ExpirePurges {
    private final SiteStore sites;
    private final PurgeStore purges;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Duration kept;
    private final int most;
    private final Clock clock;

    public ExpirePurges(
            SiteStore sites,
            PurgeStore purges,
            Outbox outbox,
            Transactions transactions,
            PurgeSettings settings,
            Clock clock) {
        this.sites = sites;
        this.purges = purges;
        this.outbox = outbox;
        this.transactions = transactions;
        this.kept = settings.kept();
        this.most = settings.most();
        this.clock = clock;
    }

    /** Returns how many were taken back. */
    public int expire() {
        Instant before = clock.instant().minus(kept);
        return transactions.within(() -> purges.withDead(before, most)).stream()
                .mapToInt(site -> transactions.within(() -> expire(site, before)))
                .sum();
    }

    private int expire(SiteId id, Instant before) {
        Site site = sites.lock(id).orElseThrow();
        Epoch floor = purges.floor(id, before, most);
        if (Epoch.ZERO.isBefore(floor)) {
            outbox.add(new PagesOutlived(id, floor, site.epoch(), clock.instant()));
        }
        var dead = purges.takeDead(id, floor);
        dead.forEach(states -> outbox.withdraw(id, states, site.epoch(), clock.instant()));
        return dead.size();
    }
}
