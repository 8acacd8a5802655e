package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Says how much a site may be from now on, and tells those who keep it to that. What it has already stays, but for deploys
 * and pages
 * beyond those that are to be kept.
 */
public final class SetQuota {
    private final SiteStore sites;
    private final QuotaStore quotas;
    private final AnnounceSettings announce;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public SetQuota(
            SiteStore sites,
            QuotaStore quotas,
            AnnounceSettings announce,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.sites = sites;
        this.quotas = quotas;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The site must exist. */
    public void set(SiteId id, Quota quota, Actor actor) {
        transactions.run(() -> {
            Instant now = clock.instant();
            Site before = sites.lock(id).orElseThrow();
            Site site = before.configure(before.settings().choose(List.of()), now);
            quotas.keep(id, quota);
            sites.save(site);
            audit.note(new AuditEntry(id, AuditEntry.Action.SET_QUOTA, words(quota), site.epoch(), actor, now));
            Statement _ = announce.announce(site, now);
        });
    }

    private static String words(Quota quota) {
        return "deploys " + word(quota.deploys()) + ", files of a deploy " + word(quota.filesOfDeploy())
                + ", bytes of a deploy " + word(quota.bytesOfDeploy()) + ", bytes of the site "
                + word(quota.bytesOfSite()) + ", renders per second " + word(quota.rendersPerSecond())
                + ", pages " + word(quota.pages()) + ", branches "
                + word(quota.counts().branches()) + ", open deploys "
                + word(quota.counts().openDeploys()) + ", pins "
                + word(quota.counts().pins());
    }

    private static String word(long most) {
        return most == Quota.UNLIMITED ? "unlimited" : Long.toString(most);
    }
}
