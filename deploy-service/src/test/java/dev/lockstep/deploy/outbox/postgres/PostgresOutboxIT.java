package dev.lockstep.deploy.outbox.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.OutboxContract;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresOutboxIT extends OutboxContract {
    @Inject
    Outbox outbox;

    @Inject
    SendLog log;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    @Inject
    Session database;

    /** Others have left theirs in the same database. */
    @BeforeEach
    void forgetWhatOthersStated() {
        int ignored = transactions.within(
                () -> database.createNativeMutationQuery("delete from outbox").executeUpdate());
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected SendLog log() {
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
}
