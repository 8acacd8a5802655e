package dev.lockstep.deploy;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Two edges: one claims to have applied whatever the log holds, the other nothing. */
final class EdgeVoices implements Runnable, AutoCloseable {
    private volatile boolean closed;

    @Override
    public void run() {
        Map<String, Object> settings = Map.of("bootstrap.servers", WrittenLog.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                Consumer<String, byte[]> log = LogReader.consumer(settings)) {
            while (!closed) {
                say(
                        producer,
                        new EdgeSynced(
                                new EdgeId("hearing"),
                                ends(log),
                                List.of(),
                                Duration.ZERO,
                                Duration.ZERO,
                                Instant.EPOCH));
                say(
                        producer,
                        new EdgeSynced(
                                new EdgeId("deaf"),
                                new TreeMap<>(),
                                List.of(),
                                Duration.ZERO,
                                Duration.ZERO,
                                Instant.EPOCH));
            }
        }
    }

    private static SortedMap<Integer, Long> ends(Consumer<String, byte[]> log) {
        List<TopicPartition> partitions = log.partitionsFor(Topic.SITES.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        SortedMap<Integer, Long> ends = new TreeMap<>();
        log.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
        log.assign(partitions);
        var ignored = log.poll(Duration.ofMillis(200));
        return ends;
    }

    private static void say(KafkaProducer<String, byte[]> producer, EdgeSynced said) {
        var ignored = producer.send(EventRecords.record(
                said, Envelope.of(said, Instant.now(Clock.systemUTC()).toString(), "/test", Instant.EPOCH)));
        producer.flush();
    }

    @Override
    public void close() {
        closed = true;
    }
}
