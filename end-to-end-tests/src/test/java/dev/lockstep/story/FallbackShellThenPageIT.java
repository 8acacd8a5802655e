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
class FallbackShellThenPageIT {

    @Test
    void theFirstVisitorSeesTheShellAndTheNextOneThePage(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("shell");
        URI edge = stage.edges().getFirst();
        try (DataSource source = DataSource.open("10")) {
            // Given a route whose visitors do not wait, and a source that takes its time
            stage.owner().create("shell");
            stage.owner().deploy("shell", folder(source));
            source.hold();

            // When
            Seen first = visitor.visit(edge, "/products/1");

            // Then the shell comes at once, for nobody to keep
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.body()).isEqualTo("loading");
            assertThat(first.header("cache-control")).isEqualTo("no-store");
            assertThat(first.cacheStatus()).contains("fwd=miss");
            await().until(() -> source.asked() == 1);
            assertThat(visitor.visit(edge, "/products/1").body()).isEqualTo("loading");

            // And the page as soon as it is there
            source.release();
            stage.edges()
                    .forEach(each -> await().until(() ->
                            visitor.visit(each, "/products/1").body().equals("10")));
            assertThat(source.asked()).isEqualTo(1);
        }
    }

    private static Folder folder(DataSource source) {
        String route = source.route("1h") + "    fallback: {shell: loading.html}\n";
        return Folder.of("loading.html", "loading").withPage("{data.price}", route);
    }
}
