package dev.lockstep.platform.local.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackboneIT {

    private static final TopicPartition TOPIC = new TopicPartition("numbers", 0);

    private final Backbone backbone;

    BackboneIT(@TempDir Path directory) throws Exception {
        backbone = Backbone.start(directory);
    }

    @BeforeAll
    void bothAreReady() {
        assertThat(backbone.kafka().isReady() && backbone.postgres().isReady()).isTrue();
    }

    @AfterAll
    void close() {
        backbone.close();
    }

    @Test
    void whatWasCommittedSurvivesAKill() throws Exception {
        // Given a committed row
        query("create table number (value int)", "insert into number values (1)", "select value from number");

        // When the server is killed and started again
        backbone.postgres().restart();
        backbone.postgres().awaitReady();

        // Then the row is there, and durability was never switched off
        assertThat(query("select value from number")).isEqualTo("1");
        assertThat(query("show fsync")).isEqualTo("on");
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        // Given a record that the broker has acknowledged
        Map<String, Object> connection = Map.of("bootstrap.servers", backbone.kafkaServers());
        createTopicAndProduce(connection);

        // When the broker is killed and started again
        backbone.kafka().restart();
        backbone.kafka().awaitReady();

        // Then the record is there
        assertThat(read(connection)).isEqualTo("one");
    }

    private String query(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(backbone.postgresUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
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
