package dev.lockstep.deploy.command.postgres;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.command.CommandLog;
import dev.lockstep.deploy.command.CommandLogContract;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PostgresCommandLogIT extends CommandLogContract {
    @Inject
    CommandLog log;

    @Inject
    Transactions transactions;

    @Override
    protected CommandLog log() {
        return log;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
