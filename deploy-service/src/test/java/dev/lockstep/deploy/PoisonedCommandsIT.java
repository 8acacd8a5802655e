package dev.lockstep.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lockstep.contracts.event.Command;
import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.CommandCompleted.Outcome;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Excerpt;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeRequested;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that neither PostgreSQL nor Kafka ever takes, and the commands of others behind them. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PoisonedCommandsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LETTERS = letters(4_000);

    /** A minute's worth, for machines that are busy with something else. */
    private static final int MOST_POLLS = 600;

    private static int others;

    static Stream<Arguments> poisons() {
        return Stream.of(
                argumentSet("a long id", record(publish("nobodys"), LETTERS, "/ci")),
                argumentSet("a long source", record(publish("nobodys"), "long-source", LETTERS)),
                argumentSet(
                        "a site that no result has room for", record(publish(letters(1_000_000)), "long-site", "/ci")),
                argumentSet("U+0000", record(publish("a\0b"), "zero", "/ci")),
                argumentSet("no JSON, and so long that no dead letter has room for it", malformed()));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void whatCanNeverBeCarriedOutIsRefusedAndTheNextIsNot(ProducerRecord<String, byte[]> poison) throws Exception {
        String other = "other" + others++;

        send(poison, record(publish("nobodys"), other, "/ci"));

        assertThat(result(other).problems().toString()).contains("nobodys");
        assertThat(result(id(poison)).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(letters(poison)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("tags")
    void aTagThatNoPurgeCanNameIsRefusedAlikeByKafkaAndByTheApi(String tag) throws Exception {
        // Given
        String site = Api.site("tags" + others);
        String id = "tag" + others++;
        PurgeRequested purge = new PurgeRequested(site, PurgeKind.HARD, List.of(new PurgeScope.Tag(tag)));

        // When, Then
        Api.owner()
                .body(Map.of("tags", List.of(tag)))
                .post("/api/v1/sites/" + site + "/purges")
                .then()
                .statusCode(422);
        send(record(purge, id, "/ci"));
        assertThat(result(id).outcome()).isEqualTo(Outcome.REFUSED);
    }

    static Stream<Arguments> tags() {
        return Stream.of(
                argumentSet("too many letters", LETTERS),
                argumentSet("too many bytes", "\u6f22".repeat(1_024)),
                argumentSet("a control character", "a\nb"));
    }

    private static Command publish(String site) {
        return new PublishRequested(site, new DeployId("d1"));
    }

    private static ProducerRecord<String, byte[]> record(Command command, String id, String source) {
        ProducerRecord<String, byte[]> record = EventRecords.record(command, Envelope.of(command, id, source, NOW));
        return new ProducerRecord<>(record.topic(), 0, "k", record.value(), record.headers());
    }

    /** As large as a record can be. */
    private static ProducerRecord<String, byte[]> malformed() {
        byte[] value = new byte[1024 * 1024 - 200];
        return new ProducerRecord<>(
                Topic.COMMANDS.topicName(),
                0,
                "k",
                value,
                new RecordHeaders()
                        .add("ce_type", "publish.requested".getBytes(UTF_8))
                        .add("ce_id", "large".getBytes(UTF_8)));
    }

    @SafeVarargs
    private static void send(ProducerRecord<String, byte[]>... records) throws Exception {
        try (Producer<String, byte[]> producer =
                OrderedProducer.create(Map.of("bootstrap.servers", WrittenLog.kafka()))) {
            for (ProducerRecord<String, byte[]> record : records) {
                var _ = producer.send(record).get();
            }
        }
    }

    /** Told by as much of the id as there is room for. */
    private static CommandCompleted result(String id) {
        try (Consumer<String, byte[]> consumer = consumer(Topic.COMMAND_RESULTS)) {
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (EventRecords.read(record.headers(), record.value())
                                    instanceof Decoded.Known(CommandCompleted result)
                            && result.command().equals(Excerpt.of(id))) {
                        return result;
                    }
                }
            }
        }
        throw new AssertionError("nothing became of " + id);
    }

    /** The dead letters that tell of a record. */
    private static List<String> letters(ProducerRecord<String, byte[]> poison) {
        List<String> reasons = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = consumer(Topic.DEAD_LETTERS)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (isOf(record, poison)) {
                        reasons.add(Envelope.attribute(record.headers(), DeadLetter.REASON)
                                .orElse(""));
                    }
                }
            }
        }
        return reasons;
    }

    private static boolean isOf(ConsumerRecord<String, byte[]> letter, ProducerRecord<String, byte[]> poison) {
        boolean cut = letter.headers().lastHeader(DeadLetter.CUT) != null;
        int whole = cut
                ? Integer.parseInt(
                        Envelope.attribute(letter.headers(), DeadLetter.CUT).orElseThrow())
                : letter.value().length;
        return whole == poison.value().length
                && (cut
                        || Envelope.attribute(letter.headers(), "ce_id")
                                .equals(Envelope.attribute(poison.headers(), "ce_id")));
    }

    private static Consumer<String, byte[]> consumer(Topic topic) {
        Consumer<String, byte[]> consumer = LogReader.consumer(Map.of("bootstrap.servers", WrittenLog.kafka()));
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static String id(ProducerRecord<String, byte[]> record) {
        return Envelope.attribute(record.headers(), "ce_id").orElseThrow();
    }

    /** Such as cannot be compressed. */
    private static String letters(int count) {
        return new Random(7)
                .ints(count, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
