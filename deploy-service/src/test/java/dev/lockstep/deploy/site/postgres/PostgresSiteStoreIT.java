package dev.lockstep.deploy.site.postgres;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.SiteStoreContract;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresSiteStoreIT extends SiteStoreContract {
    @Inject
    SiteStore store;

    @Inject
    Transactions transactions;

    @Override
    protected SiteStore store() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
