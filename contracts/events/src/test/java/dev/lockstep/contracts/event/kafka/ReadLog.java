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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A log on which records lie as a test says, and whoever reads it noting what it is told. */
abstract class ReadLog {

    static final Topic TOPIC = Topic.SITES;
    static final TopicPartition FIRST = new TopicPartition(TOPIC.topicName(), 0);
    static final TopicPartition SECOND = new TopicPartition(TOPIC.topicName(), 1);

    final List<String> told = new ArrayList<>();
    final Deque<MockConsumer<String, byte[]>> consumers = new ArrayDeque<>();
    int failuresToCome;
    int lossesNotHeard;

    final MockConsumer<String, byte[]> consumer(long firstEnd, long secondEnd) {
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

    static ConsumerRecord<String, byte[]> record(
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

    static byte[] value() {
        return EventJson.write(new PublishRequested("shop", new DeployId("d1")));
    }

    final class Recorder implements LogListener {
        @Override
        public void reads(String log) {
            if (!log.isEmpty()) {
                told.add("reads " + log);
            }
        }

        @Override
        public void wentBack(String reason) {
            if (lossesNotHeard-- > 0) {
                told.add("not heard that it went back");
                throw new IllegalStateException("the listener failed");
            }
            told.add("went back");
        }

        @Override
        public void missed() {
            told.add("missed");
        }

        @Override
        public void foundAgain() {
            told.add("found again");
        }

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
