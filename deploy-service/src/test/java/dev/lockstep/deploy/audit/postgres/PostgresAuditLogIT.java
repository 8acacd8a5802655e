package dev.lockstep.deploy.audit.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.audit.AuditLogContract;
import dev.lockstep.deploy.audit.AuditTrail;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresAuditLogIT extends AuditLogContract {
    @Inject
    AuditLog log;

    @Inject
    AuditTrail trail;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    @Override
    protected AuditLog log() {
        return log;
    }

    @Override
    protected AuditTrail trail() {
        return trail;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SiteId site() {
        return Sites.add(sites, transactions);
    }
}
