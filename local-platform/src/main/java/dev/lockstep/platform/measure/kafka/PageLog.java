package dev.lockstep.platform.measure.kafka;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The page log, as anybody may read it. */
public record PageLog(String servers) {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Hands over every page that was announced until now. */
    public void read(Consumer<PageRevalidated> pages) {
        try (var consumer = LogReader.consumer(Map.of("bootstrap.servers", servers))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.PAGES.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> handOver(record, pages));
            }
        }
    }

    private static void handOver(ConsumerRecord<String, byte[]> record, Consumer<PageRevalidated> pages) {
        if (record.value() != null
                && EventRecords.read(record.headers(), record.value()) instanceof Decoded.Known(PageRevalidated page)) {
            pages.accept(page);
        }
    }
}
