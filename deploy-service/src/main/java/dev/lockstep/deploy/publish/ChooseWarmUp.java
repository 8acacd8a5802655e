package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;

/** Keeps what a site's owner wants of warm-ups. */
public final class ChooseWarmUp {
    private final SiteStore sites;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public ChooseWarmUp(SiteStore sites, AuditLog audit, Transactions transactions, Clock clock) {
        this.sites = sites;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public WarmUpWish choose(SiteId id, WarmUpWish wish, Actor actor) {
        return transactions.within(() -> {
            Site site = sites.lock(id).orElseThrow();
            Instant now = clock.instant();
            sites.save(site.warmUp(wish, now));
            audit.note(new AuditEntry(id, AuditEntry.Action.CONFIGURE, words(wish), site.epoch(), actor, now));
            return wish;
        });
    }

    private static String words(WarmUpWish wish) {
        return "warm-up of " + wish.pages() + " pages for " + wish.atMost() + " with gate " + wish.toleratedPercent()
                + "%";
    }
}
