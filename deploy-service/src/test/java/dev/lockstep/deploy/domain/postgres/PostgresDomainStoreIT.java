package dev.lockstep.deploy.domain.postgres;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.domain.DomainStore;
import dev.lockstep.deploy.domain.DomainStoreContract;
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
class PostgresDomainStoreIT extends DomainStoreContract {
    @Inject
    DomainStore store;

    @Inject
    SiteStore sites;

    @Inject
    Transactions transactions;

    @Override
    protected DomainStore store() {
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
