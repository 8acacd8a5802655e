package dev.lockstep.deploy.rebuild;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.Written;
import dev.lockstep.deploy.purge.PurgeStore;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts a site ahead of everything that the logs say of it, and states what it shows once more as of then: edges believe what
 * comes later. Pages from before are not valid any more, whatever they are. So whatever was purged stays so, also by purges
 * that the database has forgotten; and all purges can go.
 */
public final class LiftSite {
    private static final String PURGES = "purge:";

    private final SiteStore sites;
    private final PurgeStore purges;
    private final Outbox outbox;
    private final LogMemory memory;
    private final AuditLog audit;

    public LiftSite(SiteStore sites, PurgeStore purges, Outbox outbox, LogMemory memory, AuditLog audit) {
        this.sites = sites;
        this.purges = purges;
        this.outbox = outbox;
        this.memory = memory;
        this.audit = audit;
    }

    /** In the transaction of whoever has locked the site and announces its settings afterwards. */
    Site lift(Site site, HeardSite heard, Wish wish) {
        Instant now = wish.at();
        Epoch above = later(site.epoch(), heard.epoch()).next();
        long revision = Math.max(site.settings().revision(), heard.revision()) + 1;
        Site lifted = site.pointTo(site.pointer().liftTo(above), now)
                .configure(site.settings().liftTo(revision), now);
        sites.save(lifted);
        outbox.add(new PagesOutlived(lifted.id(), above, above, now));
        shown(lifted).forEach(publish -> outbox.add(publish.again(above, now)));
        purged(lifted, heard).forEach(states -> outbox.withdraw(lifted.id(), states, above, now));
        audit.note(new AuditEntry(
                lifted.id(),
                AuditEntry.Action.REBUILD_LOG,
                "from epoch " + site.epoch() + ", and the logs know " + heard.epoch(),
                above,
                wish.actor(),
                now));
        return lifted;
    }

    private List<DeployPublished> shown(Site site) {
        return memory.lastWords(site.id()).stream()
                .filter(Written.Stated.class::isInstance)
                .map(written -> ((Written.Stated) written).event())
                .filter(DeployPublished.class::isInstance)
                .map(DeployPublished.class::cast)
                .toList();
    }

    private Set<String> purged(Site site, HeardSite heard) {
        Set<String> purged = new HashSet<>(purges.takeDead(site.id(), site.epoch()));
        heard.holding()
                .map(SiteEvent::states)
                .filter(states -> states.startsWith(PURGES))
                .forEach(purged::add);
        return purged;
    }

    private static Epoch later(Epoch one, Epoch other) {
        return one.isBefore(other) ? other : one;
    }
}
