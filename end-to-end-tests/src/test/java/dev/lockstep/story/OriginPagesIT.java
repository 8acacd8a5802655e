package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
class OriginPagesIT {

    private static final String CUT = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it";

    @Test
    void anAnswerThatIsCutIsNeverAPage(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("cut");
        URI edge = stage.edges().getFirst();
        try (Origin origin = Origin.open()) {
            // Given a page whose origin breaks off in the middle
            stage.owner().create("cut");
            deploy(stage, "cut", origin.route("revalidate: 1s"));
            origin.saysRaw(CUT);
            assertThat(visitor.visit(edge, "/blog/a").status()).isEqualTo(502);
            origin.says("Content-Type: text/html\r\n", "whole");
            await().until(() -> visitor.visit(edge, "/blog/a").status() == 200);

            // When it breaks off again, after a whole page
            origin.saysRaw(CUT);
            long before = origin.asked();
            await().until(() -> {
                assertThat(visitor.visit(edge, "/blog/a").body()).isEqualTo("whole");
                return origin.asked() > before + 1;
            });

            // Then the last good page stays
            Seen seen = visitor.visit(edge, "/blog/a");
            assertThat(seen.body()).isEqualTo("whole");
            assertThat(seen.isStale()).isTrue();
        }
    }

    @Test
    void onlyWhatTheRouteNamesMakesAnotherPage(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("variants");
        try (Origin origin = Origin.open()) {
            // Given a page that depends on the language and one cookie
            stage.owner().create("variants");
            deploy(
                    stage,
                    "variants",
                    origin.route(
                            "revalidate: 1h",
                            "headers: {accept-language: [en, de]}",
                            "cookies: {theme: [light, dark]}"));
            origin.says("Content-Type: text/html\r\nSet-Cookie: id=7\r\n", "page");

            // When visitors come with all sorts of things
            for (URI edge : stage.edges()) {
                for (Map<String, String> headers : List.of(
                        Map.<String, String>of(),
                        Map.of("Accept-Language", "fr, en;q=0.3"),
                        Map.of("Accept-Language", "de-AT"),
                        Map.of("Cookie", "session=secret; theme=dark"),
                        Map.of("Authorization", "Bearer secret"),
                        Map.of("X-Forwarded-Host", "evil.test"))) {
                    Seen seen = visitor.visit(edge, "/blog/a?utm_source=x", headers);
                    assertThat(seen.body()).isEqualTo("page");
                    assertThat(seen.header("vary")).isEqualTo("accept-language, cookie");
                    assertThat(seen.header("set-cookie")).isEmpty();
                }
            }

            // Then there are three pages, and the origin heard nothing else of anybody
            assertThat(origin.asked()).isEqualTo(3);
            assertThat(origin.heard())
                    .contains("accept-language: de", "cookie: theme=dark")
                    .noneMatch(line -> line.contains("secret") || line.contains("evil") || line.contains("utm"));
        }
    }

    @Test
    void theResponseSaysHowLongItIsFresh(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("said");
        URI edge = stage.edges().getFirst();
        try (Origin origin = Origin.open()) {
            // Given a page that its origin calls fresh for a second, and never stale
            stage.owner().create("said");
            deploy(stage, "said", origin.route("revalidate: from-response"));
            origin.says("CDN-Cache-Control: max-age=1\r\nCache-Control: max-age=3600\r\n", "old");
            assertThat(visitor.visit(edge, "/blog/a").body()).isEqualTo("old");

            // When the origin says something else
            origin.says("CDN-Cache-Control: max-age=1\r\n", "new");
            await().until(() -> visitor.visit(edge, "/blog/a").body().equals("new"));

            // Then nobody has seen the old page as stale: they waited
            assertThat(visitor.visit(edge, "/blog/a").isStale()).isFalse();
        }
    }

    private static void deploy(Stage stage, String site, String route) {
        stage.owner().deploy(site, Folder.of("index.html", "").with("lockstep.yaml", "routes:\n" + route));
    }
}
