package dev.lockstep.kubernetes.access.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.Topics;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Talk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What production's users are allowed is enough for what the services do with their own clients, and for no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessSufficesIT {

    private static final String STRANGER = "stranger";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Manifests production = Overlay.PRODUCTION.build();
    private GuardedBroker broker;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        List<String> users = Stream.concat(production.ofKind("KafkaUser").map(Manifest::name), Stream.of(STRANGER))
                .toList();
        broker = GuardedBroker.start(data, users);
        try (Admin owner = Admin.create(broker.owner())) {
            new Topics(owner, 1, 1).ensure();
            owner.createAcls(production
                            .ofKind("KafkaUser")
                            .flatMap(AccessSufficesIT::rules)
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoMayMakeNoTopicsFindsThemThere(Service service) throws Exception {
        try (Admin admin = Admin.create(broker.user(service.workload()))) {
            new Topics(admin, 1, 1).ensure();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceReadsWhatItsCodeReads(Service service) {
        try (var consumer = LogReader.consumer(broker.user(service.workload()))) {
            for (String topic : new Talk(service).reads()) {
                TopicPartition partition = new TopicPartition(topic, 0);
                consumer.assign(List.of(partition));
                assertThat(consumer.endOffsets(List.of(partition))).containsKey(partition);
                assertThat(consumer.poll(Duration.ZERO)).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceWritesWhatItsCodeWrites(Service service) throws Exception {
        try (var producer = OrderedProducer.create(broker.user(service.workload()))) {
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
            Map<String, Object> settings = new HashMap<>(broker.user(service.workload()));
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
        try (var producer = OrderedProducer.create(broker.user(Service.EDGE.workload()))) {
            assertThatThrownBy(
                            () -> producer.send(new ProducerRecord<>(Topic.SITES.topicName(), "shop live", new byte[0]))
                                    .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void whomNoRuleNamesIsRefused() {
        try (Admin admin = Admin.create(broker.user(STRANGER))) {
            assertThatThrownBy(() -> new Topics(admin, 1, 1).ensure()).isInstanceOf(ExecutionException.class);
        }
    }

    private static Stream<AclBinding> rules(Manifest user) {
        return Manifest.elements(user.spec().at("/authorization/acls"))
                .flatMap(rule -> Manifest.elements(rule.path("operations"))
                        .map(operation -> rule(user.name(), rule.path("resource"), operation.asText())));
    }

    private static AclBinding rule(String user, JsonNode resource, String operation) {
        PatternType pattern =
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.fromString(resource.path("type").asText()),
                        resource.path("name").asText(),
                        pattern),
                new AccessControlEntry(
                        "User:" + user,
                        "*",
                        AclOperation.fromString(
                                operation.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)),
                        AclPermissionType.ALLOW));
    }
}
