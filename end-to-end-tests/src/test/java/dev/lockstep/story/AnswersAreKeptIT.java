package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Origin;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class AnswersAreKeptIT {

    private static final String KEPT =
            "Content-Type: text/plain\r\nCDN-Cache-Control: max-age=3600\r\nCache-Tag: sale\r\n";

    @Test
    void aPurgeAndARollbackRefuseWhatIsKept(Stage stage) throws IOException {
        try (Origin origin = Origin.open()) {
            // Given two deploys whose answers are kept, and both edges keep one
            stage.owner().create("keeping");
            String first = deploy(stage, "keeping", origin);
            deploy(stage, "keeping", origin);
            Visitor visitor = stage.visitor("keeping");
            origin.says(KEPT, "one");
            for (URI edge : stage.edges()) {
                assertThat(visitor.visit(edge, "/blog/a").cacheStatus()).isEqualTo("lockstep; fwd=uri-miss; stored");
                origin.says(KEPT, "two");
                Seen again = visitor.visit(edge, "/blog/a", Map.of("Cookie", "id=7", "Cache-Control", "no-cache"));
                assertThat(again.cacheStatus()).startsWith("lockstep; hit; ttl=3");
                assertThat(again.header("age")).isNotEmpty();
                origin.says(KEPT, "one");
            }
            assertThat(origin.asked()).isEqualTo(stage.edges().size());

            // When its tag is purged, then both ask again
            origin.says(KEPT, "two");
            stage.owner().purge("keeping", Map.of("kind", "hard", "tags", List.of("sale")));
            assertThat(bodies(stage, visitor)).containsOnly("two");

            // And when the site is rolled back, and back again, then nothing from before is shown
            origin.says(KEPT, "three");
            stage.owner().restore("keeping", first);
            assertThat(bodies(stage, visitor)).containsOnly("three");
        }
    }

    @Test
    void whatIsForOneVisitorIsNeverShownToAnother(Stage stage) throws IOException {
        try (Origin origin = Origin.open()) {
            // Given answers that only look as if they were for all
            stage.owner().create("personal");
            deploy(stage, "personal", origin);
            Visitor visitor = stage.visitor("personal");
            URI edge = stage.edges().getFirst();

            // When somebody names themselves, or is given a cookie
            origin.says("Cache-Control: max-age=3600\r\n", "ann's");
            visitor.visit(edge, "/blog/a", Map.of("Authorization", "Bearer ann"));
            origin.says("Cache-Control: max-age=3600\r\nSet-Cookie: id=7\r\n", "bob's");
            visitor.visit(edge, "/blog/b");

            // Then the next one gets their own
            origin.says("Cache-Control: max-age=3600\r\n", "own");
            assertThat(visitor.visit(edge, "/blog/a").body()).isEqualTo("own");
            assertThat(visitor.visit(edge, "/blog/b").body()).isEqualTo("own");
        }
    }

    private static List<String> bodies(Stage stage, Visitor visitor) {
        return stage.edges().stream()
                .map(edge -> visitor.visit(edge, "/blog/a").body())
                .toList();
    }

    private static String deploy(Stage stage, String site, Origin origin) {
        return stage.owner()
                .deploy(
                        site,
                        Folder.of("index.html", "").with("lockstep.yaml", "routes:\n" + origin.route("cache: http")));
    }
}
