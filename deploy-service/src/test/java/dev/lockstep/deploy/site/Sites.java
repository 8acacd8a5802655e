package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import java.util.UUID;

/** Sites that tests need to be there. */
public final class Sites {
    private Sites() {}

    /** Adds one of a name that no other has. */
    public static SiteId add(SiteStore store, Transactions transactions) {
        UUID id = UUID.randomUUID();
        SiteName name = new SiteName("s" + id.toString().substring(0, 8));
        Site site = Site.create(new SiteId(id.toString()), name, Instant.parse("2026-01-02T03:04:05Z"));
        if (!transactions.within(() -> store.add(site))) {
            throw new AssertionError("the name is taken: " + name);
        }
        return site.id();
    }
}
