package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.StatementKey;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.outbox.Written;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One look at the site log, from some offsets to its end. */
final class Look {
    private static final Duration POLL = Duration.ofMillis(250);

    /** Without a record for so long the log is given up: its end was known, so that there are some. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topic topic;
    private final Map<Integer, Long> from;
    private final SiteLog.Reader reader;
    private final Map<String, SiteLog.Unreadable> unreadable = new LinkedHashMap<>();

    Look(Topic topic, Map<Integer, Long> from, SiteLog.Reader reader) {
        this.topic = topic;
        this.from = Map.copyOf(from);
        this.reader = reader;
    }

    Map<Integer, Long> over(Consumer<String, byte[]> log) throws IOException {
        List<TopicPartition> partitions = log.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IOException("there is no " + topic.topicName());
        }
        log.assign(partitions);
        Map<TopicPartition, Long> ends = log.endOffsets(partitions);
        log.seekToBeginning(partitions);
        ends.forEach((partition, end) -> {
            if (from.containsKey(partition.partition())) {
                log.seek(partition, Math.min(end, from.get(partition.partition())));
            }
        });
        readUpTo(ends, log);
        unreadable.values().forEach(reader::unreadable);
        return ends.entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }

    private void readUpTo(Map<TopicPartition, Long> ends, Consumer<String, byte[]> log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> log.position(end.getKey()) < end.getValue())) {
            var batch = log.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : batch) {
                take(record);
            }
            if (!batch.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new IOException("the site log was not read to its end in time");
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) throws IOException {
        String key = record.key() == null ? "" : record.key();
        if (record.value() == null) {
            unreadable.remove(key);
            withdrawn(key).ifPresent(written -> reader.written(position(record), written));
            return;
        }
        switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Known(SiteEvent event) -> state(record, key, event);
            case Decoded.Known _ -> {}
            case Decoded.Malformed(String reason) -> doubt(record, key, reason);
            case Decoded.UnknownType(String type) -> throw new IOException("the site log has a record of type " + type);
        }
    }

    private void state(ConsumerRecord<String, byte[]> record, String key, SiteEvent event) {
        Envelope.attribute(record.headers(), "ce_id")
                .ifPresentOrElse(
                        id -> {
                            unreadable.remove(key);
                            reader.written(position(record), new Written.Stated(id, event));
                        },
                        () -> doubt(record, key, "the record has no ce_id"));
    }

    /** What does not even say that it is an event tells edges nothing. */
    private void doubt(ConsumerRecord<String, byte[]> record, String key, String reason) {
        if (Envelope.attribute(record.headers(), "ce_type").isPresent()) {
            unreadable.put(key, new SiteLog.Unreadable(key, position(record), reason));
        }
    }

    private static Position position(ConsumerRecord<String, byte[]> record) {
        return new Position(record.partition(), record.offset());
    }

    private static Optional<Written> withdrawn(String key) {
        return StatementKey.parse(key).map(stated -> new Written.Withdrawn(stated.site(), stated.states()));
    }
}
