package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.RebuildCommand;
import dev.lockstep.story.stage.Run;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaLosesItsDataIT {
    private static final String PAGE = "/products/1";

    @Test
    void edgesServeWhatTheyHaveUntilOneCommandHasTheLogStatedAgain() throws Exception {
        try (Stage stage = Stage.open(plan -> plan.with(Map.of("lockstep.edge.lease", "3s")));
                DataSource source = DataSource.open("old")) {
            // Given two sites, of which one is strict, with a page that every edge has
            Owner owner = stage.owner();
            publish(owner, "strict", source);
            publish(owner, "lenient", source);
            owner.makeStrict("strict");
            see(stage, "strict", "old");
            see(stage, "lenient", "old");

            lose(stage, owner);
            rebuild(stage, owner, source);
            again(owner);
        }
    }

    private static void publish(Owner owner, String site, DataSource source) {
        owner.create(site);
        owner.deploy(site, Folder.of("index.html", "first").withPage("{data.price}", source.route("1h")));
    }

    private static void lose(Stage stage, Owner owner) {
        // When Kafka has lost every topic, and has them again, with nothing on them
        stage.kafka().lose();

        // Then every edge says so, and shows what it has, but of the strict site: it may have missed something
        for (URI edge : stage.edges()) {
            await().until(() ->
                    stage.visitor("lenient").visit(edge, PAGE).cacheStatus().contains("detail=lease-expired"));
            assertThat(stage.visitor("lenient").visit(edge, PAGE).body()).isEqualTo("old");
            assertThat(stage.visitor("lenient").visit(edge, "/").body()).isEqualTo("first");
            assertThat(stage.visitor("strict").visit(edge, PAGE).status()).isEqualTo(503);
        }
        await().until(() -> stage.metric("lockstep_lost_sites") > 0);

        // And so does whoever announces, though nothing waits: edges that begin now could not
        await().until(() -> lost(stage) == 1);

        // And what is published now is kept, and acknowledged by nobody, however far they had read before
        Owner.Answer published = owner.upload("lenient", Folder.of("index.html", "second"), "?wait=PT1S");
        assertThat(published.status()).as("%s", published.body()).isEqualTo(202);
        assertThat(published.propagation().path("acknowledged").asInt()).isZero();
        assertThat(stage.kafka().read(Topic.SITES, _ -> true)).isEmpty();
    }

    private static void rebuild(Stage stage, Owner owner, DataSource source) throws IOException {
        // When all is stated again
        Owner.Answer rebuilt = owner.post("/rebuild?wait=PT60S", "");

        // Then every edge has read it, shows what was published meanwhile, and knows that it knows everything
        assertThat(rebuilt.status()).as("%s", rebuilt.body()).isEqualTo(200);
        assertThat(rebuilt.body().path("sites").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(rebuilt.body().path("acknowledged").asInt()).isEqualTo(2);
        see(stage, "strict", "old");
        for (URI edge : stage.edges()) {
            assertThat(stage.visitor("lenient").visit(edge, "/").body()).isEqualTo("second");
            await().until(() ->
                    !stage.visitor("lenient").visit(edge, "/").cacheStatus().contains("lease-expired"));
        }
        assertThat(stage.metric("lockstep_lost_sites")).isZero();
        await().until(() -> lost(stage) == 0);

        // And purges and renders go on, also by an edge that knows nothing but the new log
        URI fresh = stage.platform().addEdge().url();
        stage.platform().awaitReady(Progress.SILENT);
        source.price("new");
        owner.purge("strict", Map.of("site", true));
        see(stage, "strict", "new");
        await().until(() -> stage.visitor("strict").visit(fresh, PAGE).body().equals("new"));
    }

    private static double lost(Stage stage) {
        return Metrics.of(stage.platform().deploy().operations()).value("lockstep_site_log_lost");
    }

    private static void again(Owner owner) throws IOException, InterruptedException {
        // When it is done once more, as whoever is on call does it, with nothing lost
        Run rebuilt = RebuildCommand.run(owner.api().resolve("/api/v1"), owner.token());

        // Then that is as well
        assertThat(rebuilt.code()).as("%s", rebuilt).isZero();
        assertThat(owner.get("/audit").body().toString()).contains("rebuild-log");
    }

    private static void see(Stage stage, String site, String body) {
        for (URI edge : stage.edges()) {
            await().untilAsserted(() -> {
                Seen seen = stage.visitor(site).visit(edge, PAGE);
                assertThat(seen.body()).as("%s", seen).isEqualTo(body);
            });
        }
    }
}
