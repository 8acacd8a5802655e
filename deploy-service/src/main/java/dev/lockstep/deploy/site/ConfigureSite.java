package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** Changes what an owner chose for a site, and tells the edges. */
public final class ConfigureSite {
    private final SiteStore sites;
    private final AnnounceSettings announce;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public ConfigureSite(
            SiteStore sites, AnnounceSettings announce, AuditLog audit, Transactions transactions, Clock clock) {
        this.sites = sites;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was chosen, and what tells every edge. */
    public record Configured(Site site, Statement statement) {}

    /** The site must exist. */
    public Configured lease(SiteId id, LeaseMode lease, Actor actor) {
        return transactions.within(() -> {
            Site site = sites.lock(id).orElseThrow();
            return keep(site.configure(site.settings().choose(lease), clock.instant()), actor);
        });
    }

    private Configured keep(Site site, Actor actor) {
        Instant now = clock.instant();
        String what = "lease " + site.settings().lease().name().toLowerCase(Locale.ROOT);
        sites.save(site);
        audit.note(new AuditEntry(site.id(), AuditEntry.Action.CONFIGURE, what, site.epoch(), actor, now));
        return new Configured(site, announce.announce(site, now));
    }
}
