package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class WarmRollbackIT {
    private static final List<String> PAGES = List.of("/products/1", "/products/2", "/products/3");

    /** Longer than any of it takes here: what is shown is that nobody waits after the flip, not how long the flip takes. */
    private static final String PATIENTLY = "&warm_for=PT30S&wait=PT60S";

    @Test
    void afterTheFlipNobodyWaitsForAPageThatIsAskedForAndAllSeeNewData(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("warm");
        try (DataSource source = DataSource.open("10")) {
            // Given two deploys, visitors of the second, and a price that has changed since
            owner.create("warm");
            String first = owner.deploy("warm", design("one {data.price}", source));
            owner.deploy("warm", design("two {data.price}", source));
            visitAll(stage, visitor);
            awaitHot(owner, "warm", first);
            source.price("12");

            // When
            Owner.Answer back = owner.post("/sites/warm/deploys/" + first + "/restore?data=current" + PATIENTLY, "");

            // Then
            assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
            assertThat(back.body().path("warm_up").path("of").asInt()).isEqualTo(PAGES.size());
            assertThat(back.body().path("warm_up").path("rendered").asInt()).isEqualTo(PAGES.size());
            assertThat(back.body().path("warm_up").path("failed").asInt()).isZero();
            int asked = source.asked();
            PAGES.forEach(page -> awaitHeld(owner, "warm", page, stage.edges().size()));
            stage.edges()
                    .forEach(edge -> PAGES.forEach(page -> assertThat(visitor.visit(edge, page))
                            .satisfies(seen -> {
                                assertThat(seen.body()).isEqualTo("one 12");
                                assertThat(seen.cacheStatus()).startsWith("lockstep; hit");
                            })));
            assertThat(source.asked()).isEqualTo(asked);
        }
    }

    @Test
    void aGateThatFailsLeavesTheLiveSiteAlone(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("gated");
        try (DataSource source = DataSource.open("10")) {
            // Given visitors of a good deploy
            owner.create("gated");
            String good = owner.deploy("gated", design("one {data.price}", source));
            visitAll(stage, visitor);
            awaitHot(owner, "gated", good);

            // When
            Owner.Answer refused = owner.upload("gated", design("two {data.prize}", source), "?gate=20%25" + PATIENTLY);

            // Then the answer names the pages
            assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
            assertThat(refused.body().path("type").asText()).isEqualTo("urn:lockstep:problem:gated");
            assertThat(refused.body().path("problems").toString()).contains(PAGES);

            // And nothing has changed for visitors, while the deploy can be looked at
            assertThat(owner.published("gated")).isEqualTo(good);
            stage.edges()
                    .forEach(edge -> assertThat(
                                    visitor.visit(edge, "/products/1").body())
                            .isEqualTo("one 10"));
            JsonNode deploy = owner.get("/sites/gated/deploys").body().path(0);
            assertThat(deploy.path("state").asText()).isEqualTo("ready");
            assertThat(deploy.path("warm_up").path("failed").asInt()).isEqualTo(PAGES.size());
        }
    }

    @Test
    void aPreviewTellsWhatARollbackWouldDo(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("preview");
        try (DataSource source = DataSource.open("10")) {
            // Given
            owner.create("preview");
            String first = owner.deploy("preview", design("one {data.price}", source));
            visitAll(stage, visitor);
            awaitHot(owner, "preview", first);
            owner.deploy("preview", design("two {data.price}", source));
            visitor.visit(stage.edges().getFirst(), "/products/1");

            // When
            String preview = "/sites/preview/deploys/" + first + "/rollback-preview";

            // Then it tells all of it, once every edge has answered and every page has come to the history
            await().untilAsserted(() -> {
                JsonNode current = owner.get(preview + "?warm=2").body();
                assertThat(current.path("pages").asInt()).isEqualTo(PAGES.size());
                assertThat(current.path("out_of_date").asInt()).isEqualTo(PAGES.size());
                assertThat(current.path("hot").asInt()).isEqualTo(PAGES.size());
                assertThat(current.path("rendered_ahead").asInt()).isEqualTo(2);
                assertThat(current.path("hottest").toString()).contains(PAGES);
                assertThat(current.path("silent")).isEmpty();
                JsonNode frozen = owner.get(preview + "?data=frozen").body();
                assertThat(frozen.path("out_of_date").asInt()).isZero();
            });
        }
    }

    private static void visitAll(Stage stage, Visitor visitor) {
        stage.edges()
                .forEach(edge -> PAGES.forEach(
                        page -> assertThat(visitor.visit(edge, page).status()).isEqualTo(200)));
    }

    /** Pages come to edges by another log than publishes: what is rendered ahead, an edge may read a moment later. */
    private static void awaitHeld(Owner owner, String site, String page, int edges) {
        await().untilAsserted(() -> assertThat(owner.get("/sites/" + site + "/explain?url=" + page)
                        .body()
                        .path("edges"))
                .hasSize(edges)
                .allSatisfy(
                        edge -> assertThat(edge.path("decision").path("outcome").asText())
                                .isEqualTo("fresh")));
    }

    private static void awaitHot(Owner owner, String site, String deploy) {
        await().until(() -> owner.get("/sites/" + site + "/deploys/" + deploy + "/rollback-preview")
                        .body()
                        .path("hot")
                        .asInt()
                == PAGES.size());
    }

    private static Folder design(String template, DataSource source) {
        return Folder.of("index.html", template).withPage(template, source.route("1h"));
    }
}
