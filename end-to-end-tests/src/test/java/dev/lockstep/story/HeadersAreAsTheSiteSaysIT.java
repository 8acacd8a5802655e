package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.Accounts;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class HeadersAreAsTheSiteSaysIT {

    private static final Folder SITE = Folder.of("index.html", "start")
            .with("404.html", "nothing here")
            .with("app.css", "p {}")
            .with("old.html", "old")
            .with("_headers", """
                    /*
                      X-Frame-Options: DENY
                      Link: </app.css>; rel=preload
                      Link: </app.js>; rel=preload
                    /*.css
                      Cache-Control: public, max-age=60
                    """)
            .with("netlify.toml", """
                    [build]
                      command = "make"
                    [[headers]]
                      for = "/old/*"
                      [headers.values]
                        X-Frame-Options = "SAMEORIGIN"
                    [[redirects]]
                      from = "/blog/*"
                      to = "/news/:splat"
                      status = 302
                    """);

    @Test
    void filesAndWhatIsMissingCarryTheSitesHeaders(Stage stage) {
        // Given
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("headed");
        owner.create("headed");

        // When
        owner.deploy("headed", SITE);

        // Then
        stage.edges().forEach(edge -> {
            Seen start = visitor.visit(edge, "/");
            assertThat(start.header("x-frame-options")).as("%s", start).isEqualTo("DENY");
            assertThat(start.header("link")).isEqualTo("</app.css>; rel=preload, </app.js>; rel=preload");
            assertThat(start.header("cache-control")).isEqualTo("public, max-age=0, must-revalidate");
            assertThat(visitor.visit(edge, "/old").header("x-frame-options")).isEqualTo("SAMEORIGIN");
            assertThat(visitor.visit(edge, "/none.css").header("cache-control")).isEqualTo("public, max-age=60");

            // And whoever holds a file is told the same of it
            String etag = visitor.visit(edge, "/app.css").header("etag");
            Seen held = visitor.visit(edge, "/app.css", Map.of("If-None-Match", etag));
            assertThat(held.status()).isEqualTo(304);
            assertThat(held.header("cache-control")).isEqualTo("public, max-age=60");

            // And the way elsewhere carries none
            Seen moved = visitor.visit(edge, "/blog/a");
            assertThat(moved.header("location")).isEqualTo("/news/a");
            assertThat(moved.header("x-frame-options")).isEmpty();
        });
    }

    @Test
    void renderedPagesCarryTheSitesHeadersAndWhatGoesThroughItsOwn(Stage stage) throws IOException {
        try (DataSource source = DataSource.open("10");
                Accounts accounts = Accounts.open()) {
            // Given
            Owner owner = stage.owner();
            Visitor visitor = stage.visitor("headed-pages");
            owner.create("headed-pages");

            // When
            owner.deploy("headed-pages", SITE.withPage("{data.price}", source.route("1h") + accounts.route()));

            // Then
            stage.edges().forEach(edge -> {
                Seen page = visitor.visit(edge, "/products/1");
                assertThat(page.body()).as("%s", page).isEqualTo("10");
                assertThat(page.header("x-frame-options")).isEqualTo("DENY");
                Seen passed = visitor.visit(edge, "/account/me");
                assertThat(passed.status()).as("%s", passed).isEqualTo(200);
                assertThat(passed.header("x-frame-options")).isEmpty();
            });
        }
    }

    @Test
    void whatASiteCannotSetFailsTheDeployAndLeavesWhatIsLive(Stage stage) {
        // Given a site whose header is live
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("refused-header");
        owner.create("refused-header");
        String live = owner.deploy("refused-header", SITE);

        // When
        Owner.Answer refused = owner.upload(
                "refused-header",
                SITE.with("_headers", "/*\n  X-A: b\n  Transfer-Encoding: chunked\n")
                        .with("netlify.toml", "[[headers]]\nfor = \"/*\"\nvalues = {X-A = \"a\\r\\nSet-Cookie: b\"}\n"),
                "?wait=PT60S");

        // Then the answer names files and lines
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        assertThat(refused.body().path("problems").findValuesAsText("file"))
                .containsExactly("_headers", "netlify.toml");
        assertThat(refused.body().path("problems").findValuesAsText("line")).containsExactly("3", "3");

        // And nothing has changed
        assertThat(owner.published("refused-header")).isEqualTo(live);
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, "/").header("x-frame-options"))
                        .isEqualTo("DENY"));
    }
}
