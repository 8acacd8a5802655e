package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class PurgesHoldAfterARollbackIT {

    @Test
    void whatWasPurgedWhileAnotherDeployWasLiveDoesNotComeBack(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("held");
        try (DataSource source = DataSource.open("10")) {
            // Given pages of the first deploy, and a purge of one of them while the second is live
            SiteId site = new SiteId(owner.create("held").id());
            String first = owner.deploy("held", source.design("one"));
            everywhere(stage, visitor, "/products/1", "one 10");
            everywhere(stage, visitor, "/products/2", "one 10");
            owner.deploy("held", source.design("two"));
            source.price("12");
            purge(stage, site, "/products/1", 3);
            await().until(() -> stage.edges().stream()
                    .allMatch(edge -> visitor.visit(edge, "/").epoch() == 3));

            // When
            Owner.Answer back = owner.post("/sites/held/deploys/" + first + "/restore?wait=PT60S&data=frozen", "");

            // Then
            assertThat(back.status()).as("%s", back.body()).isEqualTo(200);
            everywhere(stage, visitor, "/products/1", "one 12");
            everywhere(stage, visitor, "/products/2", "one 10");
        }
    }

    /** As deploy-service would state it. */
    private static void purge(Stage stage, SiteId site, String path, long epoch) {
        Instant now = Instant.now();
        SiteEvent purge = new PagesPurged(
                site, new PurgeScope.Path(new CanonicalPath(path)), PurgeKind.HARD, new Epoch(epoch), "owner", "", now);
        int partition = stage.kafka()
                .read(Topic.SITES, record -> record.key().startsWith(site + " "))
                .getFirst()
                .partition();
        stage.kafka()
                .write(new ProducerRecord<>(
                        Topic.SITES.topicName(),
                        partition,
                        EventRecords.key(purge),
                        EventJson.write(purge),
                        Envelope.of(purge, "purge-of-" + site, "/story", now).headers()));
    }

    private static void everywhere(Stage stage, Visitor visitor, String page, String body) {
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, page).body()).isEqualTo(body));
    }
}
