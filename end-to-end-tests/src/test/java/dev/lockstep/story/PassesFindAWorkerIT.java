package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.Accounts;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassesFindAWorkerIT {
    private static final int VISITS = 10;

    @Test
    void asLongAsThereIsOne() throws IOException {
        try (Stage stage = Stage.open(2, 2, Map.of());
                Accounts accounts = Accounts.open()) {
            // Given a site with accounts, and visitors of both edges
            stage.owner().create("accounts");
            stage.owner()
                    .deploy(
                            "accounts",
                            Folder.of("index.html", "home").with("lockstep.yaml", "routes:\n" + accounts.route()));
            Visitor visitor = stage.visitor("accounts");
            List<Service> workers = stage.platform().renders();
            visitAll(stage, visitor);

            // When one worker is killed
            workers.getFirst().process().kill();

            // Then everybody is still answered, and once
            int before = accounts.asked();
            visitAll(stage, visitor);
            assertThat(accounts.asked())
                    .isEqualTo(before + VISITS * stage.edges().size());

            // And when the other is killed too, that is told, while files are shown
            workers.getLast().process().kill();
            for (URI edge : stage.edges()) {
                Seen seen = visitor.visit(edge, "/account/me");
                assertThat(seen.status()).isEqualTo(503);
                assertThat(seen.body()).isEqualTo("Nobody can make this page at the moment.\n");
                assertThat(seen.header("retry-after")).isEqualTo("1");
                assertThat(visitor.visit(edge, "/").body()).isEqualTo("home");
            }
            assertThat(stage.metric("lockstep_passes_unanswered_total"))
                    .isEqualTo(stage.edges().size());
            await().until(() -> stage.metric("lockstep_passes_running") == 0);
        }
    }

    private static void visitAll(Stage stage, Visitor visitor) {
        for (URI edge : stage.edges()) {
            for (int visit = 0; visit < VISITS; visit++) {
                assertThat(visitor.visit(edge, "/account/" + visit).body()).isEqualTo("GET /account/" + visit + "\n");
            }
        }
    }
}
