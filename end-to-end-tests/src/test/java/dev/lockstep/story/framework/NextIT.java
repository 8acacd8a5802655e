package dev.lockstep.story.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.Browser;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextIT extends FrameworkContract {
    private static final Map<String, String> LINK = Map.of("RSC", "1");
    private static final String HTML = "text/html";
    private static final String FLIGHT = "text/x-component";
    private static final String HAS_SCRIPTS =
            "Object.keys(document.querySelector('a.button') ?? {}).some(key => key.startsWith('__reactProps'))";

    NextIT() {
        super("next", ".next/standalone", "server.js", "/_next/static/");
    }

    @Test
    void whatVisitorsSeeAndWhatLinksLoadNeverMix(Stage stage) throws IOException, InterruptedException {
        Visitor visitor = stage.visitor("next-variants");
        try (DataSource source = DataSource.open("17.01")) {
            // Given
            stage.owner().create("next-variants");
            stage.owner()
                    .deploy("next-variants", example().askingAt(source.url()).zip());
            firstSeen(visitor, stage.edges().getFirst(), "/");

            // When one page is first seen by a visitor and then loaded by a link, and another the other way round
            URI edge = stage.edges().getFirst();
            is(visitor.visit(edge, "/products/7"), HTML);
            is(visitor.visit(edge, "/products/7?_rsc=abc", LINK), FLIGHT);
            is(visitor.visit(edge, "/products/8?_rsc=abc", LINK), FLIGHT);
            is(visitor.visit(edge, "/products/8"), HTML);

            // Then each has its own on both edges, whatever else comes along with the question
            for (URI each : stage.edges()) {
                for (String path : List.of("/products/7", "/products/8")) {
                    is(visitor.visit(each, path), HTML);
                    is(visitor.visit(each, path + "?_rsc=1", Map.of("RSC", "0")), HTML);
                    is(visitor.visit(each, path, LINK), FLIGHT);
                    is(visitor.visit(each, path + "?_rsc=2", Map.of("RSC", "1", "Next-Router-Prefetch", "1")), FLIGHT);
                }
            }
            assertThat(source.asked()).isEqualTo(4);

            // And one purge is for both
            source.price("17.02");
            stage.owner().purge("next-variants", Map.of("kind", "hard", "tags", List.of("product:7")));
            for (URI each : stage.edges()) {
                assertThat(visitor.visit(each, "/products/7").body()).contains("17.02");
                assertThat(visitor.visit(each, "/products/7", LINK).body()).contains("17.02");
                assertThat(visitor.visit(each, "/products/8", LINK).body()).contains("17.01");
            }
        }
    }

    @Test
    void linksAreFollowedWithoutLeavingThePage(Stage stage) throws IOException, InterruptedException {
        Visitor visitor = stage.visitor("next-links");
        URI edge = stage.edges().getFirst();
        Optional<Path> chromium = Browser.installed();
        assumeThat(chromium).as("Chromium is installed").isPresent();
        try (DataSource source = DataSource.open("17.01")) {
            // Given a visitor whose page has loaded its scripts
            stage.owner().create("next-links");
            stage.owner().deploy("next-links", example().askingAt(source.url()).zip());
            firstSeen(visitor, edge, "/");
            URI home = URI.create("http://" + visitor.host() + ":" + edge.getPort() + "/");
            try (Browser browser = Browser.open(chromium.orElseThrow(), home)) {
                await().until(() -> browser.evaluate(HAS_SCRIPTS).equals("true"));
                browser.evaluate("window.mark = 'still here'");

                // When they follow a link
                browser.evaluate("document.querySelector('a.button').click()");

                // Then they see the product, in the page that they had
                await().until(() -> browser.evaluate("document.querySelector('.price')?.textContent")
                        .contains("17.01"));
                assertThat(browser.evaluate("location.pathname")).isEqualTo("/products/1");
                assertThat(browser.evaluate("window.mark")).isEqualTo("still here");
            }
        }
    }

    private static void is(Seen seen, String type) {
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("content-type")).startsWith(type);
        assertThat(seen.header("vary")).contains("rsc");
        assertThat(seen.body().startsWith("<!DOCTYPE html>")).isEqualTo(type.equals(HTML));
    }
}
