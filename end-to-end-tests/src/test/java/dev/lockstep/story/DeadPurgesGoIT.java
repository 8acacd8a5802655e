package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadPurgesGoIT {

    @Test
    void purgesAreTakenBackOnceAFloorRefusesAllThatTheyCould() throws IOException {
        Map<String, String> soon = Map.of("lockstep.purges.kept", "2s", "lockstep.purges.look-every", "1s");
        try (Stage stage = Stage.open(plan -> plan.with(soon));
                DataSource source = DataSource.open("old")) {
            // Given a page from before some purges, of which one covers it
            Owner owner = stage.owner();
            String site = owner.create("dead").id();
            owner.deploy("dead", Folder.of("index.html", "home").withPage("{data.price}", source.route("1h")));
            see(stage, "old");
            source.price("new");
            owner.purge("dead", Map.of("tags", List.of("a", "b"), "paths", List.of("/products/1")));

            // When they are as old as pages may be
            await().until(() -> purgesLeft(stage, site).isEmpty());

            // Then the floor was announced before the first was taken back
            List<String> log = log(stage, site);
            assertThat(log.indexOf("floor stated")).isPositive();
            assertThat(log.indexOf("floor stated")).isLessThan(log.indexOf("purge:hard:tag:a withdrawn"));
            assertThat(log).contains("purge:hard:tag:b withdrawn", "purge:hard:path:/products/1 withdrawn");

            // And the page is refused as before, also by an edge that begins now
            see(stage, "new");
            var late = stage.platform().addEdge();
            late.process().awaitReady();
            assertThat(new Visitor("dead." + stage.platform().domain())
                            .visit(late.url(), "/products/1")
                            .body())
                    .isEqualTo("new");
        }
    }

    private static void see(Stage stage, String body) {
        for (URI edge : stage.edges()) {
            assertThat(stage.visitor("dead").visit(edge, "/products/1").body()).isEqualTo(body);
        }
    }

    /** What the site log says in its order, each key without its site. */
    private static List<String> log(Stage stage, String site) {
        return records(stage, site).stream()
                .map(record ->
                        record.key().substring(site.length() + 1) + (record.value() == null ? " withdrawn" : " stated"))
                .toList();
    }

    private static List<String> purgesLeft(Stage stage, String site) {
        List<String> log = log(stage, site);
        return log.stream()
                .filter(entry -> entry.startsWith("purge:") && entry.endsWith(" stated"))
                .filter(entry -> !log.contains(entry.replace(" stated", " withdrawn")))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> records(Stage stage, String site) {
        return stage.kafka().read(Topic.SITES, record -> record.key().startsWith(site + " "));
    }
}
