package dev.lockstep.contracts.event.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** All that a topic holds, up to the ends that it has when a reading begins: with a consumer of each reading's own. */
public final class WholeLog {
    private static final Duration POLL = Duration.ofMillis(250);

    /** Without a record for so long the log is given up: its end was known, so that there are some. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topic topic;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;

    /** {@code consumers} are such as {@link LogReader#consumer} makes. */
    public WholeLog(Topic topic, Supplier<? extends Consumer<String, byte[]>> consumers) {
        this.topic = topic;
        this.consumers = consumers;
    }

    /** Takes what is on the log, in the order of each partition. */
    public interface Taker {
        /** Ends the reading by an exception. */
        void take(ConsumerRecord<String, byte[]> record) throws IOException;
    }

    /**
     * Reads each partition from the offset that is named of it, else from its beginning; returns where each ended.
     *
     * @throws IOException when the log cannot be read to its end
     */
    public Map<Integer, Long> read(Map<Integer, Long> from, Taker taker) throws IOException {
        try (Consumer<String, byte[]> log = consumers.get()) {
            Map<TopicPartition, Long> ends = begin(log, from);
            readUpTo(ends, log, taker);
            return byPartition(ends);
        } catch (KafkaException failure) {
            throw new IOException(topic.topicName() + " cannot be read", failure);
        }
    }

    /** Where each partition begins: what lay before that has been cut off. */
    public Map<Integer, Long> beginnings() throws IOException {
        try (Consumer<String, byte[]> log = consumers.get()) {
            return byPartition(log.beginningOffsets(partitions(log)));
        } catch (KafkaException failure) {
            throw new IOException(topic.topicName() + " does not say where it begins", failure);
        }
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(offset -> offset.getKey().partition(), Map.Entry::getValue));
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> log) throws IOException {
        List<TopicPartition> partitions = log.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IOException("there is no " + topic.topicName());
        }
        return partitions;
    }

    private Map<TopicPartition, Long> begin(Consumer<String, byte[]> log, Map<Integer, Long> from) throws IOException {
        List<TopicPartition> partitions = partitions(log);
        log.assign(partitions);
        Map<TopicPartition, Long> ends = log.endOffsets(partitions);
        log.seekToBeginning(partitions);
        ends.forEach((partition, end) -> {
            if (from.containsKey(partition.partition())) {
                log.seek(partition, Math.min(end, from.get(partition.partition())));
            }
        });
        return ends;
    }

    private void readUpTo(Map<TopicPartition, Long> ends, Consumer<String, byte[]> log, Taker taker)
            throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> log.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, byte[]> batch = log.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : batch) {
                taker.take(record);
            }
            if (!batch.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new IOException(topic.topicName() + " was not read to its end in time");
            }
        }
    }
}
