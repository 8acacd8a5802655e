package dev.lockstep.edge.kafka;

import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.edge.ask.PageRequests;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.sync.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends what this edge has to say from a thread of its own: a producer blocks while Kafka is away, and visitors must not.
 * What does not fit the queue then is dropped and counted; whoever still needs the page asks again.
 */
final class Sender implements PageRequests, Runnable {

    private static final System.Logger LOG = System.getLogger(Sender.class.getName());
    private static final int QUEUE = 4_096;
    private static final long HEARTBEAT_MILLIS = 1_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private final Progress progress;
    private final Lease lease;
    private final String source;
    private final Clock clock;
    private final BlockingQueue<Outgoing> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private volatile boolean closed;

    private record Outgoing(ProducerRecord<String, byte[]> record, Runnable whenSent) {}

    Sender(Producer<String, byte[]> producer, Progress progress, Lease lease, String source, Clock clock) {
        this.producer = producer;
        this.progress = progress;
        this.lease = lease;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void send(PageRequested request) {
        enqueue(request);
    }

    void answer(EdgeAnswered answered) {
        enqueue(answered);
    }

    void tell(PagesVisited visited) {
        enqueue(visited);
    }

    void acknowledge() {
        long said = System.nanoTime();
        offer(new Outgoing(record(progress.acknowledgement(clock.instant())), () -> lease.heard(said)));
    }

    void countUnknown() {
        unknown.increment();
    }

    void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        deadLetters.increment();
        offer(new Outgoing(DeadLetter.of(record, reason), () -> {}));
    }

    long dropped() {
        return dropped.sum();
    }

    long unknown() {
        return unknown.sum();
    }

    long deadLetters() {
        return deadLetters.sum();
    }

    /** Sends until closed; an acknowledgement now and then says that this edge lives. */
    @Override
    public void run() {
        long lastBeat = System.nanoTime();
        while (!closed) {
            try {
                Outgoing next = queue.poll(HEARTBEAT_MILLIS / 4, TimeUnit.MILLISECONDS);
                if (next != null) {
                    produce(next);
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
            if (progress.isCaughtUp()
                    && System.nanoTime() - lastBeat > TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MILLIS)) {
                lastBeat = System.nanoTime();
                acknowledge();
            }
        }
    }

    /** Says that this edge stops, so that nobody waits for it, and waits a moment until that is heard. */
    void close(EdgeId edge) {
        closed = true;
        produce(new Outgoing(new ProducerRecord<>(Topic.EDGE_STATUS.topicName(), edge.text(), null), () -> {}));
        producer.close(LAST_WORDS);
    }

    private void enqueue(Event event) {
        offer(new Outgoing(record(event), () -> {}));
    }

    private ProducerRecord<String, byte[]> record(Event event) {
        Envelope envelope = Envelope.of(event, UUID.randomUUID().toString(), source, clock.instant());
        return EventRecords.record(event, envelope);
    }

    private void offer(Outgoing outgoing) {
        if (!queue.offer(outgoing)) {
            dropped.increment();
        }
    }

    private void produce(Outgoing outgoing) {
        try {
            var _ = producer.send(outgoing.record(), (metadata, failure) -> {
                if (failure == null) {
                    outgoing.whenSent().run();
                } else {
                    notSent(outgoing.record(), failure);
                }
            });
        } catch (RuntimeException failure) {
            notSent(outgoing.record(), failure);
        }
    }

    private void notSent(ProducerRecord<String, byte[]> record, Exception failure) {
        dropped.increment();
        LOG.log(
                System.Logger.Level.WARNING,
                "record not sent topic=" + record.topic() + " reason=" + failure.getMessage());
    }
}
