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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class OriginThatFailsIsLeftInPeaceIT {
    private static final int PAGES = 60;
    private static final int MOST_ASKED = 60;

    @Test
    void untilItIsTriedAgain(Stage stage) throws IOException {
        URI edge = stage.edges().getFirst();
        Visitor visitor = stage.visitor("peace");
        try (DataSource source = DataSource.open("10")) {
            // Given a site whose source has broken
            stage.owner().create("peace");
            stage.owner().deploy("peace", Folder.of("index.html", "").withPage("{data.price}", source.route("1h")));
            assertThat(visitor.visit(edge, "/products/0").body()).isEqualTo("10");
            source.answerWith(500);

            // When many of its pages are asked for
            List<CompletableFuture<Seen>> visits = IntStream.rangeClosed(1, PAGES)
                    .mapToObj(page -> visitor.begin(edge, "/products/" + page))
                    .toList();

            // Then everybody gets an answer, and the source was asked far less than three times for each
            assertThat(visits).extracting(visit -> visit.join().status()).containsOnly(502);
            assertThat(source.asked()).isLessThanOrEqualTo(MOST_ASKED);

            // And once it is well again, pages are made
            source.answerWith(200);
            await().until(() -> visitor.visit(edge, "/products/1").body().equals("10"));
        }
    }
}
