package dev.lockstep.deploy.event.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.event.UnfitLog;
import dev.lockstep.deploy.event.UnfitLogContract;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresUnfitLogIT extends UnfitLogContract {
    private final UnfitLog log;
    private final SiteStore sites;
    private final Transactions transactions;

    PostgresUnfitLogIT(UnfitLog log, SiteStore sites, Transactions transactions) {
        this.log = log;
        this.sites = sites;
        this.transactions = transactions;
    }

    @Override
    protected UnfitLog log() {
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
