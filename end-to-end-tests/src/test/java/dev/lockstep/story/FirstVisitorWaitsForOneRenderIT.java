package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class FirstVisitorWaitsForOneRenderIT {
    private static final int VISITORS = 300;

    @Test
    void threeHundredVisitorsOfTwoEdgesAskTheSourceOnce(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("first");
        try (DataSource source = DataSource.open("10")) {
            // Given a page that nobody has visited, and a source that takes its time
            stage.owner().create("first");
            stage.owner().deploy("first", Folder.of("index.html", "").withPage("{data.price}", source.route("1h")));
            source.hold();

            // When all of them wait at once
            List<CompletableFuture<Seen>> visits = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                visits.add(visitor.begin(stage.edges().get(i % 2), "/products/1"));
            }
            await().until(() -> stage.metric("lockstep_waiting_visitors") == VISITORS && source.asked() == 1);
            source.release();

            // Then all get the same page, which was made once
            Seen expected = visits.getFirst().join();
            assertThat(expected.status()).isEqualTo(200);
            assertThat(expected.body()).isEqualTo("10");
            assertThat(visits).allSatisfy(visit -> {
                assertThat(visit.join().body()).isEqualTo("10");
                assertThat(visit.join().header("etag")).isEqualTo(expected.header("etag"));
            });
            assertThat(source.asked()).isEqualTo(1);
        }
    }
}
