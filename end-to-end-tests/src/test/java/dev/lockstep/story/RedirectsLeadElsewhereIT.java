package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Origin;
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
class RedirectsLeadElsewhereIT {

    @Test
    void aSiteSaysWhereItsOldAddressesLead(Stage stage) {
        // Given a site that has moved its blog, closed a page, and shows one page for all of its app
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("moved");
        owner.create("moved");

        // When it is deployed with what it says about that
        owner.deploy(
                "moved",
                Folder.of("index.html", "start").with("about.html", "about").with("_redirects", """
                        /blog/*  /news/:splat 302
                        /about   /elsewhere
                        /index   /closed      307!
                        /app/*   /index.html  200
                        /start   /de/start    302   Language=de,fr
                        /start   /new/start   302   Cookie=beta
                        /start   /us/start    302   Country=us
                        """));

        // Then every edge leads visitors there, their query too, and to no other host
        stage.edges().forEach(edge -> {
            Seen blog = visitor.visit(edge, "/blog/a%20b/?page=2");
            assertThat(blog.status()).as("%s", blog).isEqualTo(302);
            assertThat(blog.header("location")).isEqualTo("/news/a%20b/?page=2");
            assertThat(visitor.visit(edge, "/blog//evil.test").header("location"))
                    .isEqualTo("/news//evil.test");

            // And a file wins unless the redirect is forced
            assertThat(visitor.visit(edge, "/about").body()).isEqualTo("about");
            assertThat(visitor.visit(edge, "/index").status()).isEqualTo(307);

            // And what is shown instead is shown under the address that was asked for
            assertThat(visitor.visit(edge, "/app/settings").body()).isEqualTo("start");
            assertThat(visitor.visit(edge, "/_redirects").status()).isEqualTo(404);

            // And some are led elsewhere than others, which caches are told
            Seen french = visitor.visit(edge, "/start", Map.of("Accept-Language", "fr-CA, en;q=0.5"));
            assertThat(french.header("location")).isEqualTo("/de/start");
            assertThat(french.header("vary")).isEqualTo("accept-language, cookie");
            assertThat(visitor.visit(edge, "/start", Map.of("Cookie", "beta=1")).header("location"))
                    .isEqualTo("/new/start");
            assertThat(visitor.visit(edge, "/start", Map.of("X-Country", "us")).status())
                    .isEqualTo(404);
        });
    }

    @Test
    void anotherServersPagesAreShownUnderTheSitesOwnAddresses(Stage stage) throws IOException {
        try (Origin origin = Origin.open()) {
            // Given a site that shows another server's pages below /api
            Owner owner = stage.owner();
            Visitor visitor = stage.visitor("proxying");
            owner.create("proxying");
            owner.deploy(
                    "proxying",
                    Folder.of("api/own.txt", "own")
                            .with("_redirects", "/api/* " + origin.address() + "/v1/:splat 200"));

            // When its pages may be kept
            origin.says("Content-Type: text/plain\r\nCache-Control: max-age=3600\r\n", "theirs");

            // Then each edge asks once, for the path that the rule makes of it, and shows its own files itself
            stage.edges().forEach(edge -> {
                assertThat(visitor.visit(edge, "/api/a%20b?x=1").body()).isEqualTo("theirs");
                assertThat(visitor.visit(edge, "/api/a%20b?x=1").cacheStatus()).startsWith("lockstep; hit");
                assertThat(visitor.visit(edge, "/api/own.txt").body()).isEqualTo("own");
            });
            assertThat(origin.heard())
                    .filteredOn(line -> line.equals("GET /v1/a%20b?x=1 HTTP/1.1"))
                    .hasSize(stage.edges().size());
            assertThat(origin.asked()).isEqualTo(stage.edges().size());
        }
    }
}
