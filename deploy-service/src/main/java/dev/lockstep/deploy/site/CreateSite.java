package dev.lockstep.deploy.site;

import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/** Makes room for a new site, and tells the edges how to treat it. */
public final class CreateSite {
    private final SiteStore sites;
    private final AnnounceSettings announce;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Identities identities;
    private final Clock clock;

    public CreateSite(
            SiteStore sites,
            AnnounceSettings announce,
            AuditLog audit,
            Transactions transactions,
            Identities identities,
            Clock clock) {
        this.sites = sites;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.identities = identities;
        this.clock = clock;
    }

    /** What became of the wish for a site. */
    public sealed interface Outcome {
        record Created(Site site) implements Outcome {}

        record NameTaken(SiteName name) implements Outcome {}

        record NameRefused(String rule) implements Outcome {}
    }

    public Outcome named(String name, Actor actor) {
        return SiteName.parse(name)
                .map(parsed -> named(parsed, actor))
                .orElseGet(() -> new Outcome.NameRefused(SiteName.RULE));
    }

    private Outcome named(SiteName name, Actor actor) {
        Site site = Site.create(identities.site(), name, clock.instant());
        return transactions.within(() -> add(site, actor)) ? new Outcome.Created(site) : new Outcome.NameTaken(name);
    }

    private boolean add(Site site, Actor actor) {
        boolean added = sites.add(site);
        if (added) {
            audit.note(new AuditEntry(
                    site.id(),
                    AuditEntry.Action.CREATE_SITE,
                    site.name().text(),
                    site.epoch(),
                    actor,
                    site.createdAt()));
            var _ = announce.announce(site, site.createdAt());
        }
        return added;
    }
}
