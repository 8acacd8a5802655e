package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Each visitor has a connection of their own: the machine must allow this process 10 000 open files and more. */
class TenThousandVisitorsCauseOneRenderIT {
    private static final int VISITORS = Integer.getInteger("lockstep.visitors", 10_000);
    private static final Duration UNHURRIED = Duration.ofMinutes(5);

    @Test
    void onThreeEdgesThatTwoWorkersServe() throws IOException {
        Map<String, String> patient =
                Map.of("lockstep.edge.patience", "5m", "lockstep.edge.door.quiet", "5m", "lockstep.data.timeout", "5m");
        try (Stage stage = Stage.open(3, 2, patient);
                DataSource source = DataSource.open("10")) {
            // Given a page that nobody has visited, and a source that takes its time
            Visitor visitor = stage.visitor("cold").within(UNHURRIED);
            stage.owner().create("cold");
            stage.owner().deploy("cold", Folder.of("index.html", "").withPage("{data.price}", source.route("1h")));
            source.hold();

            // When all of them wait at once
            List<CompletableFuture<Seen>> visits = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                visits.add(visitor.begin(stage.edges().get(i % 3), "/products/1"));
            }
            await().atMost(UNHURRIED)
                    .until(() -> stage.metric("lockstep_waiting_visitors") == VISITORS && source.asked() == 1);
            source.release();

            // Then all get the same page, which was made once
            assertThat(visits).extracting(visit -> visit.join().body()).containsOnly("10");
            assertThat(visits)
                    .extracting(visit -> visit.join().header("etag"))
                    .containsOnly(visits.getFirst().join().header("etag"));
            assertThat(source.asked()).isEqualTo(1);
        }
    }
}
