package dev.lockstep.deploy.token.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.token.TokenStoreContract;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresTokenStoreIT extends TokenStoreContract {
    @Inject
    TokenStore store;

    @Inject
    Transactions transactions;

    @Test
    void whatOthersChangedWithinATransactionIsListedAsItIsNow() {
        Token token = token(new Scope.EverySite());
        store.save(token);

        List<Token> listed = transactions.within(() -> {
            assertThat(store.find(token.id())).contains(token);
            elsewhere(() -> store.save(token.revoke(NOON)));
            return store.list();
        });

        assertThat(listed).contains(token.revoke(NOON)).doesNotContain(token);
    }

    private static void elsewhere(Runnable change) {
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = CompletableFuture.runAsync(change, other).join();
        }
    }

    @Override
    protected TokenStore store() {
        return store;
    }
}
