package dev.lockstep.render.request.kafka;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.render.request.Order;
import dev.lockstep.render.request.Progress;
import dev.lockstep.render.request.Share;
import dev.lockstep.render.request.Workshop;
import dev.lockstep.render.request.kafka.Commits.Commit;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that this worker has. Before any of them may go to another worker, what has begun is finished, and
 * before the other begins it has read what was announced until then, so that it does not make the same pages; what comes
 * back is gone on with as if nothing had been. Called by the consumer's own thread only.
 */
final class Partitions implements ConsumerRebalanceListener {

    private static final System.Logger LOG = System.getLogger(Partitions.class.getName());

    /** Slower renders are made twice when workers come and go: no visitor of another page waits longer for them. */
    private static final Duration HANDOVER = Duration.ofSeconds(4);

    private final Consumer<String, byte[]> consumer;
    private final Workshop workshop;
    private final PageLog pages;
    private final Map<TopicPartition, Held> mine = new HashMap<>();

    /** One that comes back after it was another's is held anew: what is still said of its earlier commits counts no more. */
    private record Held(Progress progress, Commits commits) {

        long done() {
            return progress.done();
        }

        Commit commit() {
            return commits.make(done());
        }
    }

    Partitions(Consumer<String, byte[]> consumer, Workshop workshop, PageLog pages) {
        this.consumer = consumer;
        this.workshop = workshop;
        this.pages = pages;
    }

    Order.Ticket take(ConsumerRecord<String, byte[]> record) {
        return mine.computeIfAbsent(
                        partition(record), ignored -> new Held(new Progress(record.offset()), new Commits()))
                .progress()
                .take(record.offset());
    }

    /** Does not wait for the answer: a commit that fails is made again by the next call, or made up for by a later one. */
    void commit() {
        Map<TopicPartition, Commit> made = make(held -> held.commits().lack(held.done()));
        if (!made.isEmpty()) {
            consumer.commitAsync(offsets(made), (ignored, failure) -> settle(made.values(), failure));
        }
    }

    private static void settle(Collection<Commit> made, @Nullable Exception failure) {
        if (failure == null) {
            made.forEach(Commit::answered);
        } else {
            LOG.log(System.Logger.Level.DEBUG, "commit failed and is made again", failure);
            made.forEach(Commit::failed);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        try {
            boolean done = workshop.hold(HANDOVER);
            LOG.log(System.Logger.Level.DEBUG, "partitions are handed over, all done={0}", done);
        } catch (InterruptedException closing) {
            throw new InterruptException(closing);
        }
        Map<TopicPartition, Commit> made = make(held -> !held.commits().prove(held.done()));
        if (!made.isEmpty()) {
            consumer.commitSync(offsets(made));
            made.values().forEach(Commit::answered);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        keepOnly(assigned);
        mine.forEach(
                (partition, held) -> consumer.seek(partition, held.progress().next()));
        share(assigned);
        awaitAnnounced();
        workshop.resume();
    }

    /** Whoever had these partitions has announced what it made before it left them. */
    private void awaitAnnounced() {
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions(Topic.PAGES)).forEach((partition, end) -> ends.put(partition.partition(), end));
        try {
            if (!pages.await(ends, HANDOVER)) {
                LOG.log(System.Logger.Level.WARNING, "pages may be made twice, as what was announced is not read yet");
            }
        } catch (InterruptedException closing) {
            throw new InterruptException(closing);
        }
    }

    /** Of what visitors wait for: pages are spread evenly over partitions. */
    private void share(Collection<TopicPartition> assigned) {
        List<TopicPartition> all = partitions(Topic.PAGE_REQUESTS);
        List<Integer> own = all.stream()
                .filter(assigned::contains)
                .map(TopicPartition::partition)
                .toList();
        if (!own.isEmpty()) {
            workshop.takeShare(Share.of(own, all.size()));
        }
    }

    private List<TopicPartition> partitions(Topic topic) {
        return consumer.partitionsFor(topic.topicName()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    /** The others have gone on without this worker. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        keepOnly(List.of());
        workshop.resume();
    }

    private void keepOnly(Collection<TopicPartition> kept) {
        mine.forEach((partition, held) -> {
            if (!kept.contains(partition)) {
                held.progress().lose();
            }
        });
        mine.keySet().retainAll(kept);
    }

    private Map<TopicPartition, Commit> make(Predicate<Held> which) {
        Map<TopicPartition, Commit> made = new HashMap<>();
        mine.forEach((partition, held) -> {
            if (which.test(held)) {
                made.put(partition, held.commit());
            }
        });
        return made;
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Commit> made) {
        return made.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().place()));
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
