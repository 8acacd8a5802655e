package dev.lockstep.edge.kafka;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.PAGE;
import static dev.lockstep.edge.Facts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.sync.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SenderTest {

    private static final EdgeId EDGE = new EdgeId("edge-1");
    private static final int MORE_THAN_FIT = 5_000;

    private static final int MOST_BYTES = 1024 * 1024;

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(
                        ProducerRecord<String, byte[]> record, Callback callback) {
                    if (record.value() != null && record.value().length >= MOST_BYTES) {
                        throw new RecordTooLargeException("too large");
                    }
                    return super.send(record, callback);
                }
            };
    private final Lease lease = new Lease(Duration.ofSeconds(5), System::nanoTime);
    private final Progress progress = new Progress(EDGE, MemorySites.of(new MemoryManifests()), lease);
    private Runnable meanwhile = () -> {};
    private final Sender sender = new Sender(kafka, progress, lease, "/test", () -> {
        meanwhile.run();
        return NOON;
    });

    @Test
    void anAcknowledgementGoesBeforeAllThatWaits() throws InterruptedException {
        // Given more requests than fit
        for (int request = 0; request < MORE_THAN_FIT; request++) {
            sender.send(request());
        }
        assertThat(sender.dropped()).isPositive();
        // When
        sender.acknowledge();
        Thread running = Thread.ofPlatform().start(sender);
        while (!sent().contains(Topic.EDGE_STATUS.topicName())) {
            Thread.onSpinWait();
        }
        sender.close(EDGE);
        running.join();
        // Then
        assertThat(sent().indexOf(Topic.EDGE_STATUS.topicName())).isEqualTo(1);
    }

    @Test
    void aRecordThatIsTooLargeForADeadLetterIsCut() throws InterruptedException {
        // Given
        byte[] large = new byte[MOST_BYTES];
        sender.setAside(new ConsumerRecord<>(Topic.SITES.topicName(), 1, 7, "k", large), "no reason");
        // When
        Thread running = Thread.ofPlatform().start(sender);
        while (!sent().contains(Topic.DEAD_LETTERS.topicName())) {
            Thread.onSpinWait();
        }
        sender.close(EDGE);
        running.join();
        // Then
        ProducerRecord<String, byte[]> letter = kafka.history().getFirst();
        assertThat(Envelope.attribute(letter.headers(), DeadLetter.CUT)).contains("" + MOST_BYTES);
        assertThat(sender.deadLetters()).isEqualTo(1);
        assertThat(sender.dropped()).isZero();
    }

    @Test
    void nothingIsSaidAfterTheLastWords() throws InterruptedException {
        // Given an acknowledgement that is just being put together when this edge stops, and everything for that at
        // hand
        Envelope envelope = Envelope.of(request(), "id", "/test", NOON);
        assertThat(EventRecords.record(request(), envelope).value()).isNotEmpty();
        Thread closing = Thread.ofPlatform().unstarted(() -> sender.close(EDGE));
        meanwhile = () -> {
            if (closing.getState() == Thread.State.NEW) {
                closing.start();
                awaitRest(closing);
            }
        };
        // When
        sender.acknowledge();
        sender.run();
        closing.join();
        // Then
        assertThat(kafka.history()).hasSize(2);
        assertThat(kafka.history().getLast().value()).isNull();
    }

    private List<String> sent() {
        return kafka.history().stream().map(ProducerRecord::topic).toList();
    }

    private static void awaitRest(Thread thread) {
        while (!Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(thread.getState())) {
            Thread.onSpinWait();
        }
    }

    private static PageRequested request() {
        return new PageRequested(
                SHOP,
                new DeployId("d1"),
                PAGE,
                RenderReason.MISS,
                new Epoch(1),
                Held.NOTHING,
                NOON,
                NOON.plusSeconds(10));
    }
}
