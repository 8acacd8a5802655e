package dev.lockstep.platform.local.wiring;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsIT {

    private static final int PARTITIONS = 12;

    @Test
    void whatIsEnsuredTakesRecordsAtOnce(@TempDir Path directory) throws Exception {
        try (Backbone backbone = Backbone.start(directory);
                Admin admin = Admin.create(connection(backbone));
                Producer<String, String> producer = impatient(backbone)) {
            // Given topics that have just been made
            new Topics(admin, PARTITIONS, 1).ensure();

            // When each of their partitions gets a record, by somebody who tries once
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sent.add(producer.send(new ProducerRecord<>(topic.topicName(), partition, "key", "value")));
                }
            }

            // Then all are taken
            for (Future<RecordMetadata> record : sent) {
                assertThat(record.get().offset()).isZero();
            }
        }
    }

    @Test
    void whatIsEnsuredIsKeptAsItsTopicSays(@TempDir Path directory) throws Exception {
        try (Backbone backbone = Backbone.start(directory);
                Admin admin = Admin.create(connection(backbone))) {
            // When
            new Topics(admin, PARTITIONS, 1).ensure();

            // Then
            for (Topic topic : Topic.values()) {
                assertThat(kept(admin, topic)).as("%s", topic).containsAllEntriesOf(topic.configuration());
            }
        }
    }

    private static Map<String, String> kept(Admin admin, Topic topic) throws Exception {
        List<ConfigResource> resources = List.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()));
        return admin.describeConfigs(resources).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.value() != null)
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static Producer<String, String> impatient(Backbone backbone) {
        Map<String, Object> settings = new HashMap<>(connection(backbone));
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.RETRIES_CONFIG, 0);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static Map<String, Object> connection(Backbone backbone) {
        return Map.of("bootstrap.servers", backbone.kafkaServers());
    }
}
