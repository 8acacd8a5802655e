package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class FailedRendersReleaseWhoWaitsIT {
    private static final int TRIES = 3;
    private static final int VISITORS = 50;

    @Test
    void andTheLastGoodPageStays(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("failing");
        URI edge = stage.edges().getFirst();
        try (DataSource source = DataSource.open("10")) {
            // Given a page that is known, one that is not, and a source that breaks
            stage.owner().create("failing");
            Folder folder = Folder.of("index.html", "").withPage("{data.price}", source.route("1s"));
            String deploy = stage.owner().deploy("failing", folder);
            assertThat(visitor.visit(edge, "/products/1").body()).isEqualTo("10");
            source.answerWith(500);
            source.hold();

            // When many visit the page that is not known, and the source answers once all of them wait and both edges
            // have asked
            List<CompletableFuture<Seen>> visits = Stream.iterate(0, visit -> visit + 1)
                    .limit(VISITORS)
                    .map(visit -> visitor.begin(stage.edges().get(visit % 2), "/products/2"))
                    .toList();
            await().until(() -> stage.metric("lockstep_waiting_visitors") == VISITORS
                    && source.asked() == 2
                    && requests(stage, deploy + " /products/2") >= stage.edges().size());
            source.release();

            // Then all are released, and the source was asked as often as one render tries
            assertThat(visits).extracting(visit -> visit.join().status()).containsOnly(502);
            assertThat(source.asked()).isEqualTo(1 + TRIES);

            // And whoever comes then is told at once, without another render
            assertThat(visitor.visit(edge, "/products/2").status()).isEqualTo(502);

            // And the page that is known is served, stale, until the source is back
            await().until(() -> visitor.visit(edge, "/products/1").isStale() && source.asked() > 1 + TRIES);
            assertThat(visitor.visit(edge, "/products/1").body()).isEqualTo("10");
            source.answerWith(200);
            source.price("12");
            await().until(() -> visitor.visit(edge, "/products/1").body().equals("12"));
            await().until(() -> visitor.visit(edge, "/products/2").body().equals("12"));
        }
    }

    private static int requests(Stage stage, String page) {
        return stage.kafka()
                .read(Topic.PAGE_REQUESTS, record -> record.key().equals(page))
                .size();
    }
}
