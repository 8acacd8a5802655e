package dev.lockstep.kubernetes.access.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.contracts.event.kafka.Topics;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Talk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What production's users are allowed is enough for what the services do with their own clients, and for no more; and the
 * certificates that production's manifests mount let them in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessSufficesIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final ProductionKafka kafka;

    AccessSufficesIT(@TempDir Path data) throws Exception {
        this.kafka = ProductionKafka.start(data);
    }

    @AfterAll
    void close() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoMayMakeNoTopicsFindsThemThere(Service service) throws Exception {
        try (Admin admin = Admin.create(kafka.of(service))) {
            new Topics(admin, 1, 1).ensure();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceReadsWhatItsCodeReads(Service service) throws Exception {
        try (var consumer = LogReader.consumer(kafka.of(service));
                TopicIds ids = new TopicIds(kafka.of(service))) {
            assertThat(ids.of(Topic.SITES).ask()).isPresent();
            for (String topic : new Talk(service).reads()) {
                TopicPartition partition = new TopicPartition(topic, 0);
                write(partition);
                consumer.assign(List.of(partition));
                assertThat(consumer.endOffsets(List.of(partition))).containsKey(partition);
                consumer.seekToBeginning(List.of(partition));
                // A broker that lets nobody read says so to the first who fetches.
                await().pollInSameThread()
                        .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
            }
        }
    }

    private void write(TopicPartition partition) throws Exception {
        try (var producer = OrderedProducer.create(kafka.ofOwner())) {
            assertThat(producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", new byte[0]))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceWritesWhatItsCodeWrites(Service service) throws Exception {
        try (var producer = OrderedProducer.create(kafka.of(service))) {
            for (String topic : new Talk(service).writes()) {
                assertThat(producer.send(new ProducerRecord<>(topic, "key", new byte[0]))
                                .get()
                                .topic())
                        .isEqualTo(topic);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceSharesWorkInItsGroups(Service service) {
        for (String group : new Talk(service).groups()) {
            Map<String, Object> settings = new HashMap<>(kafka.of(service));
            settings.put("group.id", group);
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.assign(
                        List.of(new TopicPartition(new Talk(service).reads().first(), 0)));
                consumer.commitSync(LONG);
                assertThat(consumer.committed(consumer.assignment(), LONG)).isNotEmpty();
            }
        }
    }

    @Test
    void anEdgeCannotSayWhatIsLive() {
        try (var producer = OrderedProducer.create(kafka.of(Service.EDGE))) {
            assertThatThrownBy(
                            () -> producer.send(new ProducerRecord<>(Topic.SITES.topicName(), "shop live", new byte[0]))
                                    .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void whomNoRuleNamesIsRefused() {
        try (Admin admin = Admin.create(kafka.ofStranger())) {
            assertThatThrownBy(() -> new Topics(admin, 1, 1).ensure()).isInstanceOf(ExecutionException.class);
        }
    }

    /** Else the broker would take whoever comes for its owner, and nothing here would be refused. */
    @ParameterizedTest
    @EnumSource
    void whoShowsNoCertificateIsTurnedAway(Service service) {
        // Given
        Map<String, Object> settings = new HashMap<>(kafka.of(service));
        assertThat(settings.keySet().removeIf(name -> name.startsWith("ssl.keystore")))
                .isTrue();

        // Then
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void anAutoscalerSeesHowFarWorkersAreBehindAndNothingElse() throws Exception {
        TopicPartition requests = new TopicPartition(Topic.PAGE_REQUESTS.topicName(), 0);
        TopicPartition pages = new TopicPartition(Topic.PAGES.topicName(), 0);
        try (Admin admin = Admin.create(kafka.ofAutoscaler())) {
            assertThat(admin.listConsumerGroupOffsets("lockstep-render")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .isNotNull();
            assertThat(admin.listOffsets(Map.of(requests, OffsetSpec.latest()))
                            .all()
                            .get())
                    .containsKey(requests);
            assertThatThrownBy(() -> admin.listOffsets(Map.of(pages, OffsetSpec.latest()))
                            .all()
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }
}
