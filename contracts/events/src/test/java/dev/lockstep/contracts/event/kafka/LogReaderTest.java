package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PublishRequested;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogReaderTest {

    private static final Topic TOPIC = Topic.SITES;
    private static final TopicPartition FIRST = new TopicPartition(TOPIC.topicName(), 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC.topicName(), 1);

    private final List<String> told = new ArrayList<>();
    private final Deque<MockConsumer<String, byte[]>> consumers = new ArrayDeque<>();
    private int failuresToCome;
    private long now;
    private final LogReader reader = new LogReader(TOPIC, consumers::removeFirst, new Recorder());

    @Test
    void anEmptyLogIsCaughtUpWithAtOnce() {
        MockConsumer<String, byte[]> consumer = consumer(0, 0);
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).containsExactly("up to {0=0, 1=0}", "caught up");
    }

    @Test
    void caughtUpComesAfterAllThatTheLogHeldAtTheStart() {
        MockConsumer<String, byte[]> consumer = consumer(2, 1);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 0, "a", value()));
            consumer.addRecord(record(FIRST, 1, "b", null));
        });
        consumer.schedulePollTask(() -> consumer.addRecord(record(SECOND, 0, "c", value())));
        consumer.schedulePollTask(() -> consumer.addRecord(record(SECOND, 1, "later", value())));
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told)
                .containsExactly(
                        "up to {0=0, 1=0}",
                        "a stated",
                        "b withdrawn",
                        "up to {0=2, 1=0}",
                        "c stated",
                        "up to {0=2, 1=1}",
                        "caught up",
                        "later stated",
                        "up to {0=2, 1=2}");
    }

    @Test
    void aLongBatchIsHandedOverInItsOrder() {
        MockConsumer<String, byte[]> consumer = consumer(2_000, 0);
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < 2_000; offset++) {
                consumer.addRecord(record(FIRST, offset, "page " + offset, value()));
            }
        });
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told)
                .filteredOn(line -> line.endsWith("stated"))
                .isEqualTo(IntStream.range(0, 2_000)
                        .mapToObj(offset -> "page " + offset + " stated")
                        .toList());
    }

    @Test
    void afterAFailureReadingGoesOnWhereItWas() {
        MockConsumer<String, byte[]> failing = consumer(1, 0);
        failing.schedulePollTask(() -> failing.addRecord(record(FIRST, 0, "a", value())));
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("broker is gone")));
        MockConsumer<String, byte[]> next = consumer(2, 0);
        next.schedulePollTask(() -> next.addRecord(record(FIRST, 1, "b", value())));
        next.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).filteredOn(line -> line.endsWith("stated")).containsExactly("a stated", "b stated");
        assertThat(told).filteredOn("caught up"::equals).hasSize(1);
    }

    @Test
    void aRecordAtWhichTheListenerFailedIsHandedOverAgain() {
        failuresToCome = 1;
        MockConsumer<String, byte[]> failing = consumer(1, 0);
        failing.schedulePollTask(() -> failing.addRecord(record(FIRST, 0, "a", value())));
        MockConsumer<String, byte[]> next = consumer(1, 0);
        next.schedulePollTask(() -> next.addRecord(record(FIRST, 0, "a", value())));
        next.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).containsSubsequence("a failed", "a stated", "caught up");
    }

    @Test
    void aReaderOfSignalsBeginsAtTheEnd() {
        MockConsumer<String, byte[]> consumer = consumer(2, 0);
        LogReader signals = LogReader.fromNow(TOPIC, consumers::removeFirst, new Recorder());
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 1, "before", value()));
            consumer.addRecord(record(FIRST, 2, "after", value()));
        });
        consumer.schedulePollTask(signals::close);

        signals.run();

        assertThat(told).containsExactly("up to {0=2, 1=0}", "caught up", "after stated", "up to {0=3, 1=0}");
    }

    @Test
    void aRecordThatCannotBeReadIsHandedOverWhole() {
        MockConsumer<String, byte[]> consumer = consumer(1, 0);
        consumer.schedulePollTask(() -> consumer.addRecord(record(FIRST, 0, "a", "{".getBytes(UTF_8))));
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).contains("lockstep.sites-0@0 malformed");
    }

    @Test
    void theEndIsConfirmedAsOfTheMomentBeforeItWasAskedFor() {
        // Given a log that has two records more than were handed over when its end is asked for at 7
        now = 7;
        MockConsumer<String, byte[]> consumer = consumer(0, 0);
        LogReader confirming = LogReader.confirming(TOPIC, consumers::removeFirst, new Recorder(), () -> now);
        consumer.schedulePollTask(() -> consumer.updateEndOffsets(new HashMap<>(Map.of(FIRST, 1L, SECOND, 1L))));
        consumer.schedulePollTask(() -> {
            now = 8;
            consumer.addRecord(record(FIRST, 0, "a", value()));
        });
        consumer.schedulePollTask(() -> consumer.addRecord(record(SECOND, 0, "b", value())));
        consumer.schedulePollTask(confirming::close);

        // When
        confirming.run();

        // Then nothing is confirmed before both were handed over, and then as of 7
        assertThat(told)
                .containsExactly(
                        "up to {0=0, 1=0}",
                        "caught up",
                        "a stated",
                        "up to {0=1, 1=0}",
                        "b stated",
                        "up to {0=1, 1=1}",
                        "confirmed at 7");
    }

    private MockConsumer<String, byte[]> consumer(long firstEnd, long secondEnd) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        Node node = new Node(0, "localhost", 9092);
        Node[] nodes = {node};
        consumer.updatePartitions(
                TOPIC.topicName(),
                List.of(
                        new PartitionInfo(TOPIC.topicName(), 0, node, nodes, nodes),
                        new PartitionInfo(TOPIC.topicName(), 1, node, nodes, nodes)));
        consumer.updateBeginningOffsets(new HashMap<>(Map.of(FIRST, 0L, SECOND, 0L)));
        consumer.updateEndOffsets(new HashMap<>(Map.of(FIRST, firstEnd, SECOND, secondEnd)));
        consumers.add(consumer);
        return consumer;
    }

    private static ConsumerRecord<String, byte[]> record(
            TopicPartition partition, long offset, String key, byte @Nullable [] value) {
        var headers = new Envelope("id", "/test", "publish.requested", Instant.EPOCH).headers();
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static byte[] value() {
        return EventJson.write(new PublishRequested("shop", new DeployId("d1")));
    }

    private final class Recorder implements LogListener {
        @Override
        public void stated(String key, Decoded decoded) {
            if (failuresToCome-- > 0) {
                told.add(key + " failed");
                throw new IllegalStateException("the listener failed");
            }
            assertThat(decoded).isInstanceOf(Decoded.Known.class);
            told.add(key + " stated");
        }

        @Override
        public void malformed(ConsumerRecord<String, byte[]> record, String reason) {
            var origin = DeadLetter.of(record, reason).headers().lastHeader(DeadLetter.ORIGIN);
            told.add(new String(origin.value(), UTF_8) + " malformed");
        }

        @Override
        public void withdrawn(String key) {
            told.add(key + " withdrawn");
        }

        @Override
        public void readUpTo(SortedMap<Integer, Long> offsets) {
            told.add("up to " + offsets);
        }

        @Override
        public void confirmed(long atNanos) {
            told.add("confirmed at " + atNanos);
        }

        @Override
        public void caughtUp() {
            told.add("caught up");
        }
    }
}
