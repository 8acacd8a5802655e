package dev.lockstep.deploy.history.postgres;

import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.history.PageHistoryContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PostgresPageHistoryIT implements PageHistoryContract {
    private final PageHistory history;

    PostgresPageHistoryIT(PageHistory history) {
        this.history = history;
    }

    @Override
    public PageHistory history() {
        return history;
    }
}
