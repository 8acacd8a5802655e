package dev.lockstep.deploy.history.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final TopicPartition ZERO = new TopicPartition("lockstep.pages", 0);
    private static final TopicPartition ONE = new TopicPartition("lockstep.pages", 1);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final Places places = new Places(consumer, topic -> () -> Optional.of("a log"), () -> 0);

    @Test
    void whoHasReadAllOfItsShareIsAtTheEnd() {
        reads(Map.of(ZERO, 7L, ONE, 3L), 7, 3);

        assertThat(places.areAtTheEnd()).isTrue();
    }

    @Test
    void oneRecordOfOnePartitionIsEnoughToBeBehind() {
        reads(Map.of(ZERO, 7L, ONE, 3L), 7, 2);

        assertThat(places.areAtTheEnd()).isFalse();
    }

    @Test
    void whoseShareIsNoneHasNothingLeft() {
        places.onPartitionsAssigned(List.of());

        assertThat(places.areAtTheEnd()).isTrue();
    }

    @Test
    void whoHasNotJoinedKnowsNothing() {
        assertThat(places.areAtTheEnd()).isFalse();
    }

    @Test
    void whoseShareIsTakenKnowsNothing() {
        reads(Map.of(ZERO, 7L, ONE, 3L), 7, 3);

        places.onPartitionsLost(List.of(ZERO, ONE));

        assertThat(places.areAtTheEnd()).isFalse();
    }

    private void reads(Map<TopicPartition, Long> ends, long zero, long one) {
        consumer.assign(List.of(ZERO, ONE));
        consumer.updateEndOffsets(ends);
        consumer.seek(ZERO, zero);
        consumer.seek(ONE, one);
        places.onPartitionsAssigned(List.of(ZERO, ONE));
    }
}
