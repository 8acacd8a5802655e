package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.quota.SetQuota;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** How much sites may be. */
class Limiting {

    @Produces
    @Singleton
    CheckQuota checkQuota(QuotaStore store) {
        return new CheckQuota(store);
    }

    @Produces
    @Singleton
    SetQuota setQuota(SiteStore sites, QuotaStore quotas, AuditLog audit, Transactions transactions, Clock clock) {
        return new SetQuota(sites, quotas, audit, transactions, clock);
    }
}
