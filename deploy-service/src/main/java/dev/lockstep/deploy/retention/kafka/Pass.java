package dev.lockstep.deploy.retention.kafka;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.deploy.retention.PageLog;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One look at all that the log has. */
final class Pass {
    private static final Duration POLL = Duration.ofMillis(250);

    /** Without a record for so long the log is given up: its end was known, so that there are some. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Predicate<DeployId> isGone;
    private final Consumer<PageRevalidated> each;
    private final Map<String, PageLog.Entry> gone = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();

    Pass(Predicate<DeployId> isGone, Consumer<PageRevalidated> each) {
        this.isGone = isGone;
        this.each = each;
    }

    List<PageLog.Entry> over(org.apache.kafka.clients.consumer.Consumer<String, byte[]> log) throws IOException {
        List<TopicPartition> partitions = log.partitionsFor(Topic.PAGES.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IOException("there is no page log");
        }
        log.assign(partitions);
        log.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = log.endOffsets(partitions);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> log.position(end.getKey()) < end.getValue())) {
            var batch = log.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : batch) {
                take(record);
            }
            if (!batch.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new IOException("the page log was not read to its end in time");
            }
        }
        refuseUnreadable();
        return List.copyOf(gone.values());
    }

    private void refuseUnreadable() throws IOException {
        if (!unreadable.isEmpty()) {
            throw new IOException("the page log has " + unreadable.size() + " pages that cannot be read, such as "
                    + unreadable.values().iterator().next()
                    + ": where it is a later version's, upgrade deploy-service");
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        String key = record.key() == null ? "" : record.key();
        if (record.value() == null) {
            gone.remove(key);
            unreadable.remove(key);
            return;
        }
        if (deploy(key).filter(isGone).isPresent()) {
            gone.put(key, new PageLog.Entry(key, record.partition()));
        }
        switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Known(Event event) -> tell(event);
            case Decoded.Malformed(String reason) -> doubt(record, key, reason);
            case Decoded.UnknownType(String type) -> doubt(record, key, "nothing is known of its type " + type);
        }
    }

    /**
     * What is a later version's may name anything, until it is taken back: another page under its key may be the older one.
     * What does not even say that it is an event tells edges nothing either.
     */
    private void doubt(ConsumerRecord<String, byte[]> record, String key, String reason) {
        if (Envelope.attribute(record.headers(), "ce_type").isPresent() && !gone.containsKey(key)) {
            unreadable.put(
                    key,
                    "'" + key + "' in partition " + record.partition() + " at offset " + record.offset() + ", as "
                            + reason);
        }
    }

    private void tell(Event event) {
        if (event instanceof PageRevalidated page) {
            each.accept(page);
        }
    }

    private static Optional<DeployId> deploy(String key) {
        return DeployId.parse(key.substring(0, Math.max(0, key.indexOf(' '))));
    }
}
