package dev.lockstep.deploy.outbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.StatementKey;
import dev.lockstep.contracts.event.json.EventType;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.outbox.SiteLogContract;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.outbox.Written;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class KafkaSiteLogIT extends SiteLogContract {
    @Inject
    SiteLog log;

    @Inject
    Announcer announcer;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Override
    protected SiteLog log() {
        return log;
    }

    @Override
    protected void write(Written written) {
        var _ = announcer.announce(unsent(written)).toCompletableFuture().join();
    }

    /** Which Kafka does only where a topic's records may be deleted; what runs after this finds the topic as it was. */
    @Override
    protected void deleteBefore(Position position) {
        TopicPartition partition = new TopicPartition(Topic.SITES.topicName(), position.partition());
        try (Admin admin = Admin.create(kafka)) {
            await().ignoreExceptions().until(() -> {
                clean(admin, "compact,delete");
                var _ = admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(position.offset())))
                        .all()
                        .get();
                clean(admin, "compact");
                return true;
            });
        }
    }

    private static void clean(Admin admin, String policy) throws ExecutionException, InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.SITES.topicName());
        AlterConfigOp set =
                new AlterConfigOp(new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy), AlterConfigOp.OpType.SET);
        var _ = admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
    }

    @Override
    protected void writeUnreadable(SiteId site, String states) throws IOException {
        try (var producer = OrderedProducer.create(kafka)) {
            String topic = Topic.SITES.topicName();
            int partition = EventRecords.sitePartition(
                    site, producer.partitionsFor(topic).size());
            var record = new ProducerRecord<>(
                    topic, partition, new StatementKey(site, states).text(), "{\"deploys\": []}".getBytes(UTF_8));
            record.headers().add("ce_type", EventType.DEPLOY_READY.type().getBytes(UTF_8));
            var _ = producer.send(record).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IOException(failure);
        }
    }

    private static Unsent unsent(Written written) {
        return switch (written) {
            case Written.Stated(String eventId, SiteEvent event) -> new Unsent.Stated(1, eventId, event, event.at());
            case Written.Withdrawn(SiteId site, String states) -> new Unsent.Withdrawn(2, site, states);
        };
    }
}
