package dev.lockstep.deploy.audit.postgres;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.audit.AuditLogContract;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.panache.common.Sort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresAuditLogIT extends AuditLogContract {
    @Inject
    AuditLog log;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    @Override
    protected AuditLog log() {
        return log;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SiteId site() {
        return Sites.add(sites, transactions);
    }

    @Override
    protected List<AuditEntry> noted(SiteId site) {
        return transactions.within(() -> AuditRow.<AuditRow>list("site", Sort.by("id"), site.text()).stream()
                .map(PostgresAuditLogIT::entry)
                .toList());
    }

    private static AuditEntry entry(AuditRow row) {
        return new AuditEntry(
                new SiteId(row.site),
                AuditEntry.Action.valueOf(row.action.toUpperCase(Locale.ROOT)),
                row.subject,
                new Epoch(row.epoch),
                new Actor(row.actor, row.origin),
                row.at);
    }
}
