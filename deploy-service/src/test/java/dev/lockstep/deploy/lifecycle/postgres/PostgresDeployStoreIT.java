package dev.lockstep.deploy.lifecycle.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.DeployStoreContract;
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
class PostgresDeployStoreIT extends DeployStoreContract {
    @Inject
    DeployStore store;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    @Override
    protected DeployStore store() {
        return store;
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
