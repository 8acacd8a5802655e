package dev.lockstep.deploy.history.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.history.PageHistoryContract;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.transaction.Status;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PostgresPageHistoryIT implements PageHistoryContract {
    private final PageHistory history;

    PostgresPageHistoryIT(PageHistory history) {
        this.history = history;
    }

    @Test
    void noTransactionIsOpenForAsLongAsBodiesAreShown() {
        List<PageRevalidated> pages = Examples.all().stream()
                .filter(PageRevalidated.class::isInstance)
                .map(PageRevalidated.class::cast)
                .toList();
        history.learn(new Lesson(pages, List.of(), Set.of()));
        Set<Integer> states = new HashSet<>();

        history.bodies(_ -> states.add(QuarkusTransaction.getStatus()));

        assertThat(states).containsExactly(Status.STATUS_NO_TRANSACTION);
    }

    @Override
    public PageHistory history() {
        return history;
    }
}
