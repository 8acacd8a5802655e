package dev.lockstep.deploy.event.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Begins to read a partition that nobody has read yet. A change from long before anybody listened concerns no page that is
 * rendered from now on; one from just before may have come while the topic was being found.
 *
 * <p>Kafka's own {@code by_duration} looks for such a place too, but in a partition without records it finds none, and
 * looks again only half a minute later.
 */
final class BeginLately implements ConsumerRebalanceListener {
    private static final Duration BEFORE = Duration.ofMinutes(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Clock clock;

    BeginLately(Consumer<byte[], byte[]> consumer, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Set<TopicPartition> unread = new HashSet<>(partitions);
        consumer.committed(unread).forEach((partition, committed) -> {
            if (committed != null) {
                unread.remove(partition);
            }
        });
        begin(unread);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        // Whoever has them next begins at what was committed.
    }

    private void begin(Set<TopicPartition> unread) {
        long since = clock.instant().minus(BEFORE).toEpochMilli();
        Map<TopicPartition, Long> ends = consumer.endOffsets(unread);
        var found = consumer.offsetsForTimes(unread.stream().collect(Collectors.toMap(each -> each, _ -> since)));
        unread.forEach(partition -> {
            var first = found.get(partition);
            long end = Objects.requireNonNull(ends.get(partition));
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }
}
