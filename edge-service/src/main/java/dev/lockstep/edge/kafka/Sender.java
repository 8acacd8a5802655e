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
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.edge.ask.PageRequests;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.sync.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends what this edge has to say from a thread of its own: a producer blocks while Kafka is away, and visitors must not.
 * What does not fit the queue then is dropped and counted; whoever still needs the page asks again. Acknowledgements go
 * before all that waits: the lease of this edge hangs on them.
 */
final class Sender implements PageRequests, Runnable {

    private static final System.Logger LOG = System.getLogger(Sender.class.getName());
    private static final int QUEUE = 4_096;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private final Progress progress;
    private final Lease lease;
    private final String source;
    private final InstantSource clock;
    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final LongAdder dropped = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private volatile boolean toAcknowledge;
    private volatile boolean closed;

    Sender(Producer<String, byte[]> producer, Progress progress, Lease lease, String source, InstantSource clock) {
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

    /** Says how far this edge has come, as soon as what is just being sent is on its way. */
    void acknowledge() {
        toAcknowledge = true;
        wake();
    }

    void countUnknown() {
        unknown.increment();
    }

    /** As it was; or, where that is more than a record holds, as much of it as is. */
    void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        deadLetters.increment();
        ProducerRecord<String, byte[]> letter = DeadLetter.of(record, reason);
        offer(() -> produce(letter, () -> {}, failure -> {
            if (DeadLetter.isTooLarge(failure)) {
                offer(() -> produce(DeadLetter.cut(record, reason), () -> {}));
            } else {
                notSent(letter, failure);
            }
        }));
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
        try {
            long lastSaid = System.nanoTime();
            while (!closed) {
                sendNext();
                if (toAcknowledge || isSilent(lastSaid)) {
                    lastSaid = System.nanoTime();
                    sayHowFar(lastSaid);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /**
     * Says that this edge stops, so that nobody waits for it, and waits a moment until that is heard. Whatever else is
     * just being said comes before, as it would say that this edge lives.
     */
    void close(EdgeId edge) {
        closed = true;
        wake();
        awaitEnd();
        produce(new ProducerRecord<>(Topic.EDGE_STATUS.topicName(), edge.text(), null), () -> {});
        producer.close(LAST_WORDS);
    }

    private void sendNext() throws InterruptedException {
        Runnable next = queue.poll(HEARTBEAT_NANOS / 4, TimeUnit.NANOSECONDS);
        if (next != null) {
            next.run();
        }
    }

    private boolean isSilent(long since) {
        return progress.isCaughtUp() && System.nanoTime() - since > HEARTBEAT_NANOS;
    }

    private void sayHowFar(long said) {
        toAcknowledge = false;
        produce(record(progress.acknowledgement(clock.instant())), () -> lease.heard(said));
    }

    /** Whoever has a full queue is awake. */
    private void wake() {
        boolean _ = queue.offer(() -> {});
    }

    private void awaitEnd() {
        try {
            boolean _ = ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(Event event) {
        Trace trace = Trace.current();
        offer(() -> produce(trace.call(() -> record(event)), () -> {}));
    }

    private ProducerRecord<String, byte[]> record(Event event) {
        Envelope envelope = Envelope.of(event, UUID.randomUUID().toString(), source, clock.instant());
        return EventRecords.record(event, envelope);
    }

    private void offer(Runnable sending) {
        if (!queue.offer(sending)) {
            dropped.increment();
        }
    }

    private void produce(ProducerRecord<String, byte[]> record, Runnable whenSent) {
        produce(record, whenSent, failure -> notSent(record, failure));
    }

    private void produce(ProducerRecord<String, byte[]> record, Runnable whenSent, Consumer<Exception> whenNot) {
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    whenSent.run();
                } else {
                    whenNot.accept(failure);
                }
            });
        } catch (RuntimeException failure) {
            whenNot.accept(failure);
        }
    }

    private void notSent(ProducerRecord<String, byte[]> record, Exception failure) {
        dropped.increment();
        LOG.log(
                System.Logger.Level.WARNING,
                "record not sent topic=" + record.topic() + " reason=" + failure.getMessage());
    }
}
