package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.site.AnnounceSettings;
import dev.lockstep.deploy.site.SetQuota;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How much sites may be. */
class Limiting {

    @Produces
    @Singleton
    CheckQuota checkQuota(QuotaStore store, SiteStore sites) {
        return new CheckQuota(store, sites::lock);
    }

    @Produces
    @Singleton
    CheckHoldings checkHoldings(SiteStore sites, DeployStore deploys, Outbox outbox, QuotaStore quotas) {
        return new CheckHoldings(sites, deploys, outbox, quotas);
    }

    @Produces
    @Singleton
    SetQuota setQuota(
            SiteStore sites,
            QuotaStore quotas,
            AnnounceSettings announce,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        return new SetQuota(sites, quotas, announce, audit, transactions, clock);
    }
}
