package dev.lockstep.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.broker.kafka.KafkaProcess;
import dev.lockstep.platform.child.ChildProcess;
import dev.lockstep.platform.child.Children;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaIT {

    private static final TopicPartition TOPIC = new TopicPartition("numbers", 0);

    @Test
    void whatWasAcknowledgedSurvivesAKill(@TempDir Path directory) throws Exception {
        Ports ports = Ports.take(2, 0);
        int port = ports.next();
        List<String> arguments =
                List.of(directory.resolve("kafka").toString(), Integer.toString(port), Integer.toString(ports.next()));
        try (Children children = Children.in(directory)) {
            // Given a record that the broker has acknowledged
            ChildProcess kafka = children.start(
                    "kafka",
                    new ServiceCommand(directory).ofClass(KafkaProcess.class, arguments),
                    new PortReadiness(port));
            kafka.awaitReady();
            Map<String, Object> connection = Map.of("bootstrap.servers", "127.0.0.1:" + port);
            createTopicAndProduce(connection);

            // When the broker is killed and started again
            kafka.kill();
            kafka.restart();
            kafka.awaitReady();

            // Then the record is there
            assertThat(read(connection)).isEqualTo("one");
        }
    }

    private static void createTopicAndProduce(Map<String, Object> connection) throws Exception {
        try (Admin admin = Admin.create(connection);
                var producer = new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(TOPIC.topic(), "1", "one")).get();
        }
    }

    private static String read(Map<String, Object> connection) {
        try (var consumer = new KafkaConsumer<>(connection, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(TOPIC));
            consumer.seekToBeginning(List.of(TOPIC));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    return record.value();
                }
            }
        }
    }
}
