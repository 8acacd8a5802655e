package dev.lockstep.deploy.history.kafka;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.WhichLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far this process has read its share, and of which logs. What is committed carries the id of its log. So nobody goes on in
 * another one where the lost one had ended, whichever process committed last, and however long ago: what lies before would
 * never be learned. Called by the consumer's own thread only.
 */
final class Places implements ConsumerRebalanceListener {
    private static final System.Logger LOG = System.getLogger(Places.class.getName());
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Consumer<String, byte[]> consumer;
    private final Function<Topic, WhichLog> logs;
    private final LongSupplier nanos;
    private final Map<String, String> known = new HashMap<>();
    private long lookedAt;
    private boolean hasShare;

    Places(Consumer<String, byte[]> consumer, Function<Topic, WhichLog> logs, LongSupplier nanos) {
        this.consumer = consumer;
        this.logs = logs;
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong();
    }

    /** Asks now and then whether the logs are still there, and begins those anew that are not. */
    void recognize() {
        if (nanos.getAsLong() - lookedAt > LOOK_EVERY_NANOS) {
            lookedAt = nanos.getAsLong();
            Set.copyOf(known.keySet()).forEach(topic -> log(topic).ask().ifPresent(found -> compare(topic, found)));
        }
    }

    /** What was read up to here is learned. A log that was lost meanwhile is named as what it was. */
    void commit(Map<TopicPartition, OffsetAndMetadata> next) {
        if (!next.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> named = new HashMap<>();
            next.forEach((partition, offset) -> named.put(
                    partition,
                    new OffsetAndMetadata(
                            offset.offset(), offset.leaderEpoch(), known.getOrDefault(partition.topic(), ""))));
            consumer.commitSync(named);
        }
    }

    /** Whether nothing is left of this process's share, which may be none: where it ends was told with what was read last. */
    boolean areAtTheEnd() {
        return hasShare
                && consumer.assignment().stream()
                        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        assigned.stream()
                .map(TopicPartition::topic)
                .distinct()
                .forEach(topic -> known.put(
                        topic,
                        log(topic).ask().orElseThrow(() -> new KafkaException("Kafka does not say which log it has"))));
        consumer.committed(Set.copyOf(assigned)).forEach((partition, committed) -> {
            if (committed != null && isOfAnother(partition, committed)) {
                beginAnew(partition.topic(), List.of(partition));
            }
        });
        hasShare = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        // All that was learned is committed.
        hasShare = false;
    }

    private void compare(String topic, String found) {
        if (!found.equals(known.put(topic, found))) {
            beginAnew(
                    topic,
                    consumer.assignment().stream()
                            .filter(partition -> partition.topic().equals(topic))
                            .toList());
        }
    }

    /** One of an earlier version names no log: it is taken for this one's. */
    private boolean isOfAnother(TopicPartition partition, OffsetAndMetadata committed) {
        return !committed.metadata().isEmpty() && !committed.metadata().equals(known.get(partition.topic()));
    }

    private void beginAnew(String topic, Collection<TopicPartition> partitions) {
        LOG.log(System.Logger.Level.ERROR, "log was made anew topic={0} partitions={1}", topic, partitions.size());
        if (!partitions.isEmpty()) {
            consumer.seekToBeginning(partitions);
        }
    }

    private WhichLog log(String topic) {
        return Arrays.stream(Topic.values())
                .filter(each -> each.topicName().equals(topic))
                .findFirst()
                .map(logs)
                .orElseThrow();
    }
}
