package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.story.stage.Backup;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DatabaseRestoredFromAnOlderBackupIT {
    private static final String PAGE = "/products/1";

    /** A service that has just begun takes as long as a lease lasts to know who may serve a strict site. */
    private static final Map<String, String> TOLD =
            Map.of("lockstep.edge.lease", "5s", "lockstep.retention.grace", "1s");

    @Test
    void edgesServeWhatTheyHaveUntilOneCommandPutsTheDatabaseAheadOfTheLog() throws IOException {
        try (Stage stage = Stage.open(plan -> plan.with(TOLD));
                DataSource source = DataSource.open("old")) {
            // Given two sites, one with a page that every edge has, and a backup of then
            Owner owner = stage.owner();
            owner.create("shop");
            owner.deploy("shop", Folder.of("index.html", "shop").withPage("{data.price}", source.route("1h")));
            owner.create("blog");
            owner.deploy("blog", Folder.of("index.html", "first"));
            see(stage, "shop", PAGE, "old");
            String swept = owner.upload("shop", Folder.of("index.html", "draft"), "?draft=true&wait=PT60S")
                    .id();
            Backup backup = stage.backUp();

            // And a purge, a publish, settings and a site from after it
            source.price("new");
            owner.purge("shop", Map.of("site", true));
            String second = owner.deploy("blog", Folder.of("index.html", "second"));
            owner.makeStrict("blog");
            owner.create("younger");
            owner.deploy("younger", Folder.of("index.html", "younger"));

            // And the bytes of a deploy that nobody has kept since
            sweep(owner, swept);

            restore(stage, owner, backup);
            refuse(owner, swept);
            rebuild(stage, owner, second, swept);
            withdraw(stage, owner, second, swept);
            goOn(stage, owner);
        }
    }

    private static void sweep(Owner owner, String deploy) {
        assertThat(owner.delete("/deploys/" + deploy).status()).isEqualTo(204);
        await().until(() -> owner.post("/retention", "").body().path("blobs").asInt() > 0);
    }

    private static void refuse(Owner owner, String swept) {
        // When somebody rolls back to what the database has, and the blob store does not
        Owner.Answer refused = owner.post("/sites/shop/deploys/" + swept + "/restore", "");

        // Then no edge is told to show it
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(410);
        assertThat(refused.body().path("type").asText()).isEqualTo("urn:lockstep:problem:lost");
    }

    private static void restore(Stage stage, Owner owner, Backup backup) throws IOException {
        // When the backup is restored
        backup.restore();

        // Then somebody is told
        await().until(() -> behind(stage) == 1);

        // And what is published now, as of an epoch that edges have seen, is not said to anybody
        int said = stage.kafka().read(Topic.SITES, _ -> true).size();
        Owner.Answer published = owner.upload("blog", Folder.of("index.html", "third"), "?wait=PT1S");
        assertThat(published.status()).as("%s", published.body()).isEqualTo(202);
        assertThat(published.propagation().path("acknowledged").asInt()).isZero();
        assertThat(published.propagation().path("laggards"))
                .isNotEmpty()
                .allSatisfy(edge -> assertThat(edge.path("reason").asText()).contains("before a rebuild"));
        assertThat(stage.kafka().read(Topic.SITES, _ -> true)).hasSize(said);

        // And every edge shows what it showed
        see(stage, "shop", "/", "shop");
        see(stage, "blog", "/", "second");
        see(stage, "younger", "/", "younger");
    }

    private static void rebuild(Stage stage, Owner owner, String second, String swept) throws IOException {
        // When all is stated again
        Owner.Answer rebuilt = owner.post("/rebuild?wait=PT60S", "");

        // Then every edge has heard it, but for the deploy whose bytes are gone, which is told by name
        assertThat(rebuilt.status()).as("%s", rebuilt.body()).isEqualTo(202);
        assertThat(rebuilt.body().path("laggards")).isEmpty();
        assertThat(rebuilt.body().path("lost").findValuesAsText("deploy")).containsExactly(swept);
        assertThat(stage.kafka().read(Topic.SITES, record -> record.key().endsWith("deploy:" + swept)))
                .last()
                .satisfies(record -> assertThat(record.value()).isNull());

        // And what the database does not know is told by name
        assertThat(texts(rebuilt.body().path("lifted"))).containsExactly("blog", "shop");
        assertThat(rebuilt.body().path("unknown").findValuesAsText("site"))
                .hasSize(2)
                .contains("blog");
        assertThat(rebuilt.body().path("unknown").toString()).contains("younger.", "deploy:" + second);
        await().until(() -> behind(stage) == 0);

        // And every edge shows what was published meanwhile, and, as before, what nobody has decided about
        see(stage, "blog", "/", "third");
        see(stage, "younger", "/", "younger");
        for (URI edge : stage.edges()) {
            assertThat(stage.visitor("blog", second).visit(edge, "/").body()).isEqualTo("second");
        }

        // And the purge that the database has forgotten holds, also at an edge that knows nothing but the log
        URI fresh = stage.platform().addEdge().url();
        stage.platform().awaitReady(Progress.SILENT);
        assertThat(stage.visitor("shop").visit(fresh, PAGE).body()).isEqualTo("new");
        see(stage, "shop", PAGE, "new");
    }

    private static void withdraw(Stage stage, Owner owner, String second, String swept) {
        // When somebody decides that what the database does not know is to go, and what is lost
        assertThat(owner.delete("/deploys/" + swept).status()).isEqualTo(204);
        Owner.Answer rebuilt = owner.post("/rebuild?wait=PT60S&unknown=withdraw", "");

        // Then no edge shows it, and no site has to move for it
        assertThat(rebuilt.status()).as("%s", rebuilt.body()).isEqualTo(200);
        assertThat(rebuilt.body().path("lifted")).isEmpty();
        for (URI edge : stage.edges()) {
            await().until(() -> stage.visitor("younger").visit(edge, "/").status() == 421);
            await().until(() -> stage.visitor("blog", second).visit(edge, "/").status() == 421);
        }
        see(stage, "blog", "/", "third");
    }

    private static void goOn(Stage stage, Owner owner) {
        // When deploy-service begins anew
        stage.platform().deploy().process().restart();
        stage.platform().deploy().process().awaitReady();

        // Then a publish and a purge are acknowledged by all, and in effect
        owner.deploy("blog", Folder.of("index.html", "fourth"));
        owner.purge("shop", Map.of("site", true));
        see(stage, "blog", "/", "fourth");
        await().until(() -> behind(stage) == 0);
    }

    /** An edge that the machine has kept waiting for longer than its lease shows nothing of a strict site for a moment. */
    private static void see(Stage stage, String site, String path, String body) {
        for (URI edge : stage.edges()) {
            Seen seen = await().until(() -> stage.visitor(site).visit(edge, path), shown -> shown.status() != 503);
            assertThat(seen.body()).isEqualTo(body);
        }
    }

    /** Not a number while the database is away. */
    private static double behind(Stage stage) {
        return Metrics.of(stage.platform().deploy().operations()).value("lockstep_database_behind");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
