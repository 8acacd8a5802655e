package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/** Keeps what a site's owner wants of warm-ups. */
public final class ChooseWarmUp {
    private final SiteStore sites;
    private final Transactions transactions;
    private final Clock clock;

    public ChooseWarmUp(SiteStore sites, Transactions transactions, Clock clock) {
        this.sites = sites;
        this.transactions = transactions;
        this.clock = clock;
    }

    public WarmUpWish choose(SiteId id, WarmUpWish wish) {
        return transactions.within(() -> {
            Site site = sites.lock(id).orElseThrow();
            sites.save(site.warmUp(wish, clock.instant()));
            return wish;
        });
    }
}
