package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class ExplainTellsWhyIT {
    private static final String PAGE = "/products/7";

    @Test
    void aPageIsTracedToTheVisitAndThePublishThatItCameFrom(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("traced");
        try (DataSource source = DataSource.open("10")) {
            // Given
            owner.create("traced");
            String deploy = owner.deploy("traced", source.design("one"));
            awaitEdges(owner, "traced", edge -> assertThat(outcome(edge)).isEqualTo("miss"));

            // When
            stage.edges()
                    .forEach(
                            edge -> assertThat(visitor.visit(edge, PAGE).body()).isEqualTo("one 10"));

            // Then
            await().untilAsserted(() -> {
                JsonNode explained = explain(owner, "traced");
                assertThat(explained.path("agree").asBoolean()).isTrue();
                assertThat(edges(explained)).hasSize(2).allSatisfy(edge -> {
                    assertThat(outcome(edge)).isEqualTo("fresh");
                    assertThat(edge.path("deploy").asText()).isEqualTo(deploy);
                    assertThat(edge.path("epoch").asLong()).isEqualTo(1);
                    assertThat(edge.path("page").asText()).isEqualTo(PAGE);
                    JsonNode held = edge.path("held");
                    assertThat(held.path("as_of").asLong()).isEqualTo(1);
                    assertThat(held.path("worker").asText()).isNotEmpty();
                    assertThat(held.path("cause").path("reason").asText()).isEqualTo("miss");
                    assertThat(held.path("cause").path("because").asText()).contains("publish 1 of deploy " + deploy);
                });
                assertThat(explained.path("pages")).hasSize(1);
            });
            await().untilAsserted(() -> assertThat(owner.page("/sites/traced/explain?url=" + PAGE))
                    .startsWith("<!doctype html>")
                    .contains("publish 1 of deploy " + deploy));
        }
    }

    @Test
    void afterARollbackItIsToldWhatIsRefusedAndWhatCameAfter(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("back");
        try (DataSource source = DataSource.open("10")) {
            // Given a page of the first deploy, and a second deploy
            owner.create("back");
            String first = owner.deploy("back", source.design("one"));
            stage.edges()
                    .forEach(
                            edge -> assertThat(visitor.visit(edge, PAGE).body()).isEqualTo("one 10"));
            owner.deploy("back", source.design("two"));

            // When
            owner.restore("back", first);

            // Then the page from before is refused until somebody asks
            awaitEdges(owner, "back", edge -> {
                assertThat(outcome(edge)).isIn("refused", "fresh");
                assertThat(edge.path("deploy").asText()).isEqualTo(first);
            });
            stage.edges()
                    .forEach(
                            edge -> assertThat(visitor.visit(edge, PAGE).body()).isEqualTo("one 10"));
            await().untilAsserted(() -> {
                JsonNode versions = explain(owner, "back").path("pages").path(0).path("versions");
                assertThat(versions).hasSize(2);
                assertThat(versions.path(0)
                                .path("cause")
                                .path("occasion")
                                .path("kind")
                                .asText())
                        .isEqualTo("rollback");
                assertThat(versions.path(1)
                                .path("cause")
                                .path("occasion")
                                .path("kind")
                                .asText())
                        .isEqualTo("publish");
            });
        }
    }

    @Test
    void anEdgeThatStandsStillIsNamedWhileTheOthersAnswer(Stage stage) throws IOException {
        Owner owner = stage.owner();
        try (DataSource source = DataSource.open("10")) {
            // Given
            owner.create("behind");
            owner.deploy("behind", source.design("one"));
            Service still = stage.platform().edges().getFirst();

            // When
            still.process().pause();
            try {
                String next = owner.upload("behind", source.design("two"), "").id();

                // Then
                await().untilAsserted(() -> assertThat(edges(explain(owner, "behind")))
                        .anySatisfy(
                                edge -> assertThat(edge.path("deploy").asText()).isEqualTo(next))
                        .allSatisfy(
                                edge -> assertThat(edge.path("deploy").asText()).isIn(next, "")));
            } finally {
                still.process().resume();
            }
            awaitEdges(
                    owner,
                    "behind",
                    edge -> assertThat(edge.path("epoch").asLong()).isEqualTo(2));
        }
    }

    @Test
    void aFailedRenderIsToldWithFileAndLine(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("broken");
        try (DataSource source = DataSource.open("10")) {
            // Given
            owner.create("broken");
            owner.deploy(
                    "broken",
                    Folder.of("index.html", "one").withPage("<p>price\n{data.prize}</p>", source.route("1h")));

            // When
            assertThat(visitor.visit(stage.edges().getFirst(), PAGE).status()).isBetween(500, 599);

            // Then
            await().untilAsserted(() -> {
                JsonNode failure =
                        explain(owner, "broken").path("pages").path(0).path("last_failure");
                assertThat(failure.path("problem").path("file").asText()).isEqualTo("page.html");
                assertThat(failure.path("problem").path("line").asInt()).isEqualTo(2);
                assertThat(failure.path("worker").asText()).isNotEmpty();
            });
        }
    }

    @Test
    void earlierRendersCanBeLookedAt(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("earlier");
        try (DataSource source = DataSource.open("10")) {
            // Given a page that is stale at once, and a price that changes
            owner.create("earlier");
            owner.deploy("earlier", Folder.of("index.html", "one").withPage("one {data.price}", source.route("1s")));
            assertThat(visitor.visit(stage.edges().getFirst(), PAGE).body()).isEqualTo("one 10");
            source.price("12");

            // When
            await().until(() ->
                    visitor.visit(stage.edges().getFirst(), PAGE).body().equals("one 12"));

            // Then
            String history = "/sites/earlier/pages/history?path=" + PAGE;
            await().untilAsserted(() -> {
                JsonNode versions = owner.get(history).body().path("versions");
                assertThat(bodies(owner, versions)).contains("one 12", "one 10");
            });
            String body = owner.get(history)
                    .body()
                    .path("versions")
                    .path(0)
                    .path("body")
                    .asText();
            owner.create("nosy");
            String digest = body.substring(body.lastIndexOf('/') + 1);
            assertThat(owner.get("/sites/nosy/bodies/" + digest).status()).isEqualTo(404);
        }
    }

    @Test
    void aPurgeIsNamedBeforeAndAfterTheRenderThatFollowsIt(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("purged");
        try (DataSource source = DataSource.open("10")) {
            // Given
            owner.create("purged");
            owner.deploy("purged", source.design("one"));
            stage.edges().forEach(edge -> visitor.visit(edge, PAGE));

            // When
            owner.purge("purged", Map.of("kind", "hard", "paths", List.of(PAGE)));

            // Then
            awaitEdges(owner, "purged", edge -> {
                assertThat(outcome(edge)).isEqualTo("refused");
                assertThat(edge.path("decision").path("why").asText()).contains("hard purge 2 of path:" + PAGE);
            });
            stage.edges().forEach(edge -> visitor.visit(edge, PAGE));
            await().untilAsserted(() -> assertThat(explain(owner, "purged")
                            .path("pages")
                            .path(0)
                            .path("versions")
                            .path(0)
                            .path("cause")
                            .path("because")
                            .asText())
                    .contains("hard purge 2 of path:" + PAGE));
        }
    }

    @Test
    void aResponseSaysWhyToThoseAloneWhoShowATokenOfTheSite(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("told");
        try (DataSource source = DataSource.open("10")) {
            // Given
            owner.create("told");
            owner.deploy("told", source.design("one"));
            stage.edges().forEach(edge -> visitor.visit(edge, PAGE));
            URI edge = stage.edges().getFirst();

            // When
            Seen told = visitor.visitAndAsk(edge, PAGE, owner.token());
            Seen stranger = visitor.visitAndAsk(edge, PAGE, owner.token() + "x");
            Seen anybody = visitor.visit(edge, PAGE);

            // Then
            assertThat(told.header("lockstep-explain")).contains("outcome=\"fresh\"", "cause=\"miss\"", "as-of=1");
            assertThat(told.header("cache-control")).isEqualTo("private, no-store");
            assertThat(told.body()).isEqualTo(anybody.body());
            assertThat(stranger.body()).isEqualTo(anybody.body());
            assertThat(stranger.headers().map().keySet())
                    .isEqualTo(anybody.headers().map().keySet())
                    .doesNotContain("lockstep-explain");
            assertThat(stranger.header("cache-control")).isEqualTo(anybody.header("cache-control"));
        }
    }

    private static List<String> bodies(Owner owner, JsonNode versions) {
        return stream(versions)
                .map(version -> owner.page(version.path("body").asText().substring("/api/v1".length())))
                .toList();
    }

    /** An edge that the machine keeps waiting has not answered in time, and does so the next time. */
    private static void awaitEdges(Owner owner, String site, ThrowingConsumer<JsonNode> expected) {
        await().untilAsserted(
                        () -> assertThat(edges(explain(owner, site))).hasSize(2).allSatisfy(expected));
    }

    private static JsonNode explain(Owner owner, String site) {
        Owner.Answer explained = owner.get("/sites/" + site + "/explain?url=" + PAGE);
        assertThat(explained.status()).as("%s", explained.body()).isEqualTo(200);
        return explained.body();
    }

    private static List<JsonNode> edges(JsonNode explained) {
        return stream(explained.path("edges")).toList();
    }

    private static String outcome(JsonNode edge) {
        return edge.path("decision").path("outcome").asText();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
