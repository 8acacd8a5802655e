package dev.lockstep.platform.measure.kafka;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The page log, as anybody may read and write it. */
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

    /** Announces pages as a worker would; returns when Kafka has them. */
    public void announce(Stream<PageRevalidated> pages) {
        try (Producer<String, byte[]> producer = producer()) {
            pages.forEach(page -> {
                Envelope envelope = Envelope.of(page, page.page().text(), "/measure", page.renderedAt());
                var _ = producer.send(EventRecords.record(page, envelope));
            });
        }
    }

    private Producer<String, byte[]> producer() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static void handOver(ConsumerRecord<String, byte[]> record, Consumer<PageRevalidated> pages) {
        if (record.value() != null
                && EventRecords.read(record.headers(), record.value()) instanceof Decoded.Known(PageRevalidated page)) {
            pages.accept(page);
        }
    }
}
