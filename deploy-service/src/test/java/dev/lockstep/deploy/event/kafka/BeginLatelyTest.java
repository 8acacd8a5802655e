package dev.lockstep.deploy.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BeginLatelyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TopicPartition EMPTY = new TopicPartition("products", 0);
    private static final TopicPartition WRITTEN = new TopicPartition("products", 1);
    private static final TopicPartition READ = new TopicPartition("products", 2);

    @Test
    void aPartitionBeginsWhereItWasReadToOrAMinuteAgoOrAtItsEnd() {
        // Given
        List<Long> askedFor = new ArrayList<>();
        MockConsumer<byte[], byte[]> consumer = consumer(askedFor);
        BeginLately begin = new BeginLately(consumer, Clock.fixed(NOON, ZoneOffset.UTC));

        // When
        begin.onPartitionsAssigned(List.of(EMPTY, WRITTEN, READ));

        // Then
        assertThat(consumer.position(EMPTY)).isEqualTo(4);
        assertThat(consumer.position(WRITTEN)).isEqualTo(7);
        assertThat(consumer.position(READ)).isEqualTo(3);
        assertThat(askedFor).containsOnly(NOON.minusSeconds(60).toEpochMilli());
    }

    private static MockConsumer<byte[], byte[]> consumer(List<Long> askedFor) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest") {
            @Override
            public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                    Map<TopicPartition, Long> times) {
                askedFor.addAll(times.values());
                Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
                found.put(WRITTEN, new OffsetAndTimestamp(7, NOON.toEpochMilli()));
                return found;
            }
        };
        consumer.assign(List.of(EMPTY, WRITTEN, READ));
        consumer.updateEndOffsets(new HashMap<>(Map.of(EMPTY, 4L, WRITTEN, 9L, READ, 9L)));
        consumer.commitSync(Map.of(READ, new OffsetAndMetadata(3)));
        return consumer;
    }
}
