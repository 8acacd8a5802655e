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
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class StaleWhileRevalidateIT {

    @Test
    void theOldPageIsServedWhileOneRenderMakesTheNewOne(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("stale");
        URI edge = stage.edges().getFirst();
        try (DataSource source = DataSource.open("10")) {
            // Given a page that has outlived its freshness, and a source that takes its time
            stage.owner().create("stale");
            stage.owner().deploy("stale", Folder.of("index.html", "").withPage("{data.price}", source.route("1s")));
            Seen first = visitor.visit(edge, "/products/1");
            assertThat(first.body()).isEqualTo("10");
            assertThat(first.cacheStatus()).isEqualTo("lockstep; fwd=miss; stored");
            source.price("12");
            source.hold();
            stage.edges()
                    .forEach(each -> await().until(
                                    () -> visitor.visit(each, "/products/1").isStale()));

            // When many more come while it is being made
            for (int visit = 0; visit < 50; visit++) {
                for (URI each : stage.edges()) {
                    Seen seen = visitor.visit(each, "/products/1");
                    assertThat(seen.body()).isEqualTo("10");
                    assertThat(seen.isStale()).isTrue();
                }
            }

            // Then it is made once, and everybody sees it
            await().until(() -> source.asked() == 2);
            source.release();
            stage.edges()
                    .forEach(each -> await().until(() ->
                            visitor.visit(each, "/products/1").body().equals("12")));
        }
    }
}
