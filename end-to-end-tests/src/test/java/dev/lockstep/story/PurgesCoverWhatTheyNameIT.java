package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeRequested;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class PurgesCoverWhatTheyNameIT {
    private static final List<String> PAGES = List.of("/products/1", "/products/2", "/blog/1");
    private static final Map<Map<String, Object>, List<String>> SCOPES = Map.of(
            Map.of("paths", List.of("/products/1")), List.of("/products/1"),
            Map.of("prefixes", List.of("/products/*")), List.of("/products/1", "/products/2"),
            Map.of("tags", List.of("id:1")), List.of("/products/1", "/blog/1"),
            Map.of("tags", List.of("product"), "paths", List.of("/blog/1")), PAGES,
            Map.of("site", true), PAGES);

    @Test
    void aHardPurgeCoversWhatItNamesOnEveryEdgeAndNothingElse(Stage stage) throws IOException {
        Owner owner = stage.owner();
        try (DataSource source = DataSource.open("old")) {
            owner.create("covered");
            owner.deploy("covered", shop("one", source));
            for (var scope : SCOPES.entrySet()) {
                // Given pages that every edge knows, and data that has changed since
                source.price("old");
                owner.purge("covered", Map.of("site", true));
                seeEverywhere(stage, "covered", "one old", PAGES);
                source.price("new");

                // When
                Owner.Answer purged = owner.purge("covered", scope.getKey());

                // Then
                assertThat(purged.propagation().path("acknowledged").asInt())
                        .isEqualTo(stage.edges().size());
                seeEverywhere(stage, "covered", "one new", scope.getValue());
                List<String> spared = PAGES.stream()
                        .filter(page -> !scope.getValue().contains(page))
                        .toList();
                seeEverywhere(stage, "covered", "one old", spared);
            }
        }
    }

    @Test
    void aSoftPurgeServesTheOldPageWhileItIsRenewed(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("soft");
        try (DataSource source = DataSource.open("old")) {
            // Given
            owner.create("soft");
            owner.deploy("soft", shop("one", source));
            seeEverywhere(stage, "soft", "one old", PAGES);
            source.price("new");
            source.hold();

            // When
            owner.purge("soft", Map.of("kind", "soft", "tags", List.of("product")));

            // Then
            for (URI edge : stage.edges()) {
                Seen seen = visitor.visit(edge, "/products/1");
                assertThat(seen.body()).isEqualTo("one old");
                assertThat(seen.isStale()).isTrue();
                assertThat(visitor.visit(edge, "/blog/1").isStale()).isFalse();
            }
            source.release();
            stage.edges()
                    .forEach(edge -> await().until(() ->
                            visitor.visit(edge, "/products/1").body().equals("one new")));
        }
    }

    @Test
    void thePurgeOfTheDialectAndTheCommandPurgeToo(Stage stage) throws IOException {
        Owner owner = stage.owner();
        try (DataSource source = DataSource.open("old")) {
            String id = owner.create("commanded").id();
            owner.deploy("commanded", shop("one", source));
            seeEverywhere(stage, "commanded", "one old", PAGES);

            // When a client of the dialect purges
            source.price("new");
            Owner.Answer answer =
                    owner.post("/purge?wait=PT60S", "{\"site_id\":\"" + id + "\",\"cache_tags\":[\"id:1\"]}");

            // Then
            assertThat(answer.status()).isEqualTo(200);
            seeEverywhere(stage, "commanded", "one new", List.of("/products/1", "/blog/1"));

            // When somebody purges over Kafka
            source.price("newer");
            PurgeRequested command = new PurgeRequested(
                    "commanded",
                    PurgeKind.HARD,
                    List.of(new PurgeScope.Prefix(new CanonicalPath("/products")), new PurgeScope.Tag("id:1")));
            stage.kafka().write(EventRecords.record(command, Envelope.of(command, "purge-1", "/story", Instant.now())));

            // Then
            await().until(() -> !results(stage, "purge-1").isEmpty());
            CommandCompleted done = results(stage, "purge-1").getFirst();
            assertThat(done.outcome()).isEqualTo(CommandCompleted.Outcome.SUCCEEDED);
            assertThat(done.epoch().number())
                    .isEqualTo(answer.body().path("epoch").asLong() + 1);
            Visitor visitor = stage.visitor("commanded");
            for (URI edge : stage.edges()) {
                await().until(() -> visitor.visit(edge, "/products/1").epoch()
                        == done.epoch().number());
            }
            seeEverywhere(stage, "commanded", "one newer", PAGES);
        }
    }

    @Test
    void aRenderThatBeganBeforeThePurgeIsNeverShown(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("during");
        try (DataSource source = DataSource.open("old")) {
            // Given a render that has read the old data and is not at its end
            owner.create("during");
            owner.deploy("during", shop("one", source));
            source.hold();
            CompletableFuture<Seen> held = visitor.begin(stage.edges().getFirst(), "/products/1");
            await().until(() -> source.asked() == 1);

            // When the data changes and is purged meanwhile
            source.price("new");
            owner.purge("during", Map.of("tags", List.of("product")));
            source.release();

            // Then whoever waited gets the new data, from one render more
            assertThat(held.join().body()).isEqualTo("one new");
            seeEverywhere(stage, "during", "one new", List.of("/products/1"));
            assertThat(source.asked()).isEqualTo(2);
        }
    }

    @Test
    void aPurgeThatWasMadeWhileAnotherDeployWasLiveHoldsAfterTheRollback(Stage stage) throws IOException {
        Owner owner = stage.owner();
        try (DataSource source = DataSource.open("old")) {
            // Given pages of the first deploy, and a purge while the second is live
            owner.create("returns");
            String first = owner.deploy("returns", shop("one", source));
            seeEverywhere(stage, "returns", "one old", PAGES);
            owner.deploy("returns", shop("two", source));
            source.price("new");
            owner.purge("returns", Map.of("tags", List.of("product")));

            // When the first one comes back with its pages as they were
            Owner.Answer restored =
                    owner.post("/sites/returns/deploys/" + first + "/restore?data=frozen&wait=PT60S", "");
            assertThat(restored.status()).as("%s", restored.body()).isEqualTo(200);

            // Then only those come back that were not purged
            seeEverywhere(stage, "returns", "one new", List.of("/products/1", "/products/2"));
            seeEverywhere(stage, "returns", "one old", List.of("/blog/1"));
        }
    }

    private static Folder shop(String design, DataSource source) {
        return Folder.of("index.html", design)
                .withPage(
                        design + " {data.price}",
                        source.route("/products/:id", "1h", "[product, \"id::id\"]")
                                + source.route("/blog/:id", "1h", "[post, \"id::id\"]"));
    }

    private static void seeEverywhere(Stage stage, String site, String body, List<String> pages) {
        Visitor visitor = stage.visitor(site);
        for (URI edge : stage.edges()) {
            for (String page : pages) {
                assertThat(visitor.visit(edge, page).body()).as(page).isEqualTo(body);
            }
        }
    }

    private static List<CommandCompleted> results(Stage stage, String id) {
        return stage.kafka().read(Topic.COMMAND_RESULTS, ignored -> true).stream()
                .map(record -> EventRecords.read(record.headers(), record.value()))
                .filter(Decoded.Known.class::isInstance)
                .map(decoded -> (CommandCompleted) ((Decoded.Known) decoded).event())
                .filter(completed -> completed.command().equals(id))
                .toList();
    }
}
