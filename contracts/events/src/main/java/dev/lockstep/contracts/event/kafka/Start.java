package dev.lockstep.contracts.event.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where reading begins. */
@FunctionalInterface
interface Start {

    Map<TopicPartition, Long> offsets(Consumer<String, byte[]> consumer, List<TopicPartition> partitions);

    static Start since(Instant moment) {
        return (consumer, partitions) -> since(moment, consumer, partitions);
    }

    /** A partition that has had nothing since then is read from its end. */
    private static Map<TopicPartition, Long> since(
            Instant moment, Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, moment.toEpochMilli()));
        consumer.offsetsForTimes(wanted).forEach((partition, found) -> {
            if (found != null) {
                offsets.put(partition, found.offset());
            }
        });
        return offsets;
    }
}
