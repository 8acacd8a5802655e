package dev.lockstep.deploy.token.postgres;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.token.TokenStoreContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresTokenStoreIT extends TokenStoreContract {
    @Inject
    TokenStore store;

    @Override
    protected TokenStore store() {
        return store;
    }
}
