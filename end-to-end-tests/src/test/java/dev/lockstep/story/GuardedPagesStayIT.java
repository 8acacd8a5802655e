package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.StoredBlobs;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class GuardedPagesStayIT {

    @Test
    void whatHasShrunkTooMuchDoesNotReplaceThem(Stage stage) throws IOException {
        URI edge = stage.edges().getFirst();
        Visitor visitor = stage.visitor("guarded");
        try (DataSource source = DataSource.open("0123456789")) {
            // Given a page whose route lets it shrink by half
            stage.owner().create("guarded");
            String route = source.route("1s") + "    guard: {shrink: 50%}\n";
            String deploy =
                    stage.owner().deploy("guarded", Folder.of("index.html", "").withPage("{data.price}", route));
            assertThat(visitor.visit(edge, "/products/1").body()).isEqualTo("0123456789");

            // When hardly anything is left of it
            source.price("0");
            await().until(() -> visitor.visit(edge, "/products/1").isStale()
                    && !failures(stage, deploy).isEmpty());

            // Then visitors see what was there, and the owner what was refused and why
            assertThat(visitor.visit(edge, "/products/1").body()).isEqualTo("0123456789");
            RenderFailed refused = failures(stage, deploy).getFirst();
            assertThat(refused.problem().reason()).contains("shrink");
            assertThat(new StoredBlobs(stage)
                            .text(refused.candidate().getFirst().digest()))
                    .isEqualTo("0");

            // And a page that is large enough replaces it
            source.price("abcdef");
            await().until(() -> visitor.visit(edge, "/products/1").body().equals("abcdef"));
        }
    }

    private static List<RenderFailed> failures(Stage stage, String deploy) {
        return stage.kafka().read(Topic.RENDER_FAILURES, record -> record.key().startsWith(deploy + " ")).stream()
                .map(record -> EventRecords.read(record.headers(), record.value()))
                .map(decoded -> (RenderFailed) ((Decoded.Known) decoded).event())
                .toList();
    }
}
