package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/** Says how much a site may be from now on. What it has already stays. */
public final class SetQuota {
    private final SiteStore sites;
    private final QuotaStore quotas;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public SetQuota(SiteStore sites, QuotaStore quotas, AuditLog audit, Transactions transactions, Clock clock) {
        this.sites = sites;
        this.quotas = quotas;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The site must exist. */
    public void set(SiteId id, Quota quota, Actor actor) {
        transactions.run(() -> {
            Site site = sites.lock(id).orElseThrow();
            quotas.keep(id, quota);
            audit.note(new AuditEntry(
                    id, AuditEntry.Action.SET_QUOTA, words(quota), site.epoch(), actor, clock.instant()));
        });
    }

    private static String words(Quota quota) {
        return "deploys " + word(quota.deploys()) + ", files of a deploy " + word(quota.filesOfDeploy())
                + ", bytes of a deploy " + word(quota.bytesOfDeploy()) + ", bytes of the site "
                + word(quota.bytesOfSite());
    }

    private static String word(long most) {
        return most == Quota.UNLIMITED ? "unlimited" : Long.toString(most);
    }
}
