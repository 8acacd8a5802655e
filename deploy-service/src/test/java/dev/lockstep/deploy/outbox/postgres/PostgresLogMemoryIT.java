package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.LogMemoryContract;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresLogMemoryIT extends LogMemoryContract {
    @Inject
    LogMemory memory;

    @Inject
    Outbox outbox;

    @Inject
    SendLog sent;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    @Inject
    Session database;

    /** Others have left theirs in the same database, and find it so. */
    @BeforeEach
    @AfterEach
    void forget() {
        List.of("outbox", "site_log", "site_log_known")
                .forEach(table -> transactions.run(() -> {
                    int _ = database.createNativeMutationQuery("delete from " + table)
                            .executeUpdate();
                }));
    }

    @Override
    protected LogMemory memory() {
        return memory;
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected SendLog sent() {
        return sent;
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
