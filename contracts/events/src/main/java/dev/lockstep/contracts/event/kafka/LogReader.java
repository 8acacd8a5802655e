package dev.lockstep.contracts.event.kafka;

import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads every partition of a topic and goes on for ever. The partitions are assigned, without a consumer group: what
 * the log says concerns every reader, and a rebalance would pause it.
 *
 * <p>When Kafka or the listener fails the reader begins anew where it was: what it handed over before stays as it is,
 * and a record at which the listener failed is handed over again.
 */
public final class LogReader implements Runnable, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogReader.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int WORTH_SHARING = 500;

    /** A batch is decoded whole before it is handed over: many small ones leave a collector less to copy. */
    private static final int BATCH = 1_000;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final Topic topic;
    private final Supplier<? extends Consumer<String, byte[]>> consumers;
    private final LogListener listener;
    private final Start start;
    private final List<EndOfLog> end;
    private final KnownLog log;
    private final Absence absence;
    private final Complaints complaints = new Complaints(System::nanoTime);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Map<TopicPartition, Long> goal = Map.of();
    private boolean caughtUp;
    private volatile long behind;

    /** Reads the topic from its beginning. */
    public LogReader(Topic topic, Supplier<? extends Consumer<String, byte[]>> consumers, LogListener listener) {
        this(topic, consumers, listener, Consumer::beginningOffsets, List.of(), KnownLog.any());
    }

    private LogReader(
            Topic topic,
            Supplier<? extends Consumer<String, byte[]>> consumers,
            LogListener listener,
            Start start,
            List<EndOfLog> end,
            KnownLog log) {
        this.topic = topic;
        this.consumers = consumers;
        this.listener = listener;
        this.start = start;
        this.end = end;
        this.log = log;
        this.absence = new Absence(topic, listener);
    }

    /**
     * Reads the topic from its beginning and confirms, while Kafka is there, that it knows all of it.
     *
     * @param nanos such as {@link System#nanoTime}
     */
    public static LogReader confirming(
            Topic topic,
            Supplier<? extends Consumer<String, byte[]>> consumers,
            LogListener listener,
            LongSupplier nanos) {
        return new LogReader(
                topic,
                consumers,
                listener,
                Consumer::beginningOffsets,
                List.of(new EndOfLog(nanos)),
                new KnownLog(WhichLog.ANY, nanos));
    }

    /** The same, before it has begun; begins anew as often as another log takes the place of the one that it read. */
    public LogReader of(WhichLog which) {
        return new LogReader(topic, consumers, listener, start, end, log.of(which));
    }

    /** Reads only what is written after reading began: for signals, which mean nothing later. */
    public static LogReader fromNow(
            Topic topic, Supplier<? extends Consumer<String, byte[]>> consumers, LogListener listener) {
        return new LogReader(topic, consumers, listener, Consumer::endOffsets, List.of(), KnownLog.any());
    }

    /** Reads what has been written since a moment: for what means nothing once it is older. */
    public static LogReader since(
            Instant moment, Topic topic, Supplier<? extends Consumer<String, byte[]>> consumers, LogListener listener) {
        return new LogReader(topic, consumers, listener, Start.since(moment), List.of(), KnownLog.any());
    }

    /** A consumer without a group, fit for {@link LogReader}; {@code kafka} holds the client's connection settings. */
    public static Consumer<String, byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads until closed; give it a thread of its own. */
    @Override
    public void run() {
        while (!isClosed()) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (WakeupException | InterruptException closing) {
                return;
            } catch (RuntimeException failure) {
                LOG.log(complaints.level(), "log reader begins anew topic=" + topic.topicName(), failure);
                pause();
            }
        }
    }

    /**
     * How many offsets were still to be read up to where the log last was known to end. Only readers that confirm know; one
     * that cannot ask knows no more than it did.
     */
    public long behind() {
        return behind;
    }

    /** Ends {@link #run} after the batch that it is handing over. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            boolean _ = isThere();
            throw new KafkaException("no such topic: " + topic.topicName());
        }
        recognize();
        begin(consumer, partitions);
        while (!isClosed() && isThere()) {
            handOver(consumer.poll(POLL));
            end.forEach(asked -> confirm(asked, consumer, partitions));
        }
    }

    /** A log that is missing may come back, and be the same: the reader stays where it is. */
    private boolean isThere() {
        boolean there = log.isThere();
        absence.tell(log);
        return there;
    }

    /** Whatever was handed over stays so: the listener knows what it makes of hearing it again, or not at all. */
    private void recognize() {
        String lost = log.recognize();
        if (!lost.isEmpty()) {
            LOG.log(System.Logger.Level.ERROR, "log went back topic={0} reason={1}", topic.topicName(), lost);
            positions.clear();
            end.forEach(EndOfLog::forget);
            listener.wentBack(lost);
            absence.isOver();
        }
        log.take();
        listener.reads(log.id());
    }

    /** The log is asked for last: what was read up to here then was all of it, and not of another one as long. */
    private void confirm(EndOfLog asked, Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        log.endsAt(asked.ask(consumer, partitions), positions);
        behind = asked.distance(positions);
        if (asked.isReached(positions) && log.isSurelyThere()) {
            listener.confirmed(asked.take());
        }
    }

    private void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.assign(partitions);
        start.offsets(consumer, partitions).forEach(positions::putIfAbsent);
        positions.forEach(consumer::seek);
        if (!caughtUp) {
            goal = consumer.endOffsets(partitions);
        }
        listener.readUpTo(offsets());
        checkWhetherCaughtUp();
    }

    /** Kafka's client itself goes back where an end is lost under the same id: its listener is to be told before it reads on. */
    private void handOver(ConsumerRecords<String, byte[]> batch) {
        batch.partitions()
                .forEach(partition -> log.goesOnAt(
                        partition,
                        batch.records(partition).getFirst().offset(),
                        positions.getOrDefault(partition, 0L)));
        if (log.isLost()) {
            return;
        }
        decoded(batch).forEach(Runnable::run);
        batch.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
        if (!batch.isEmpty() || !batch.nextOffsets().isEmpty()) {
            listener.readUpTo(offsets());
            checkWhetherCaughtUp();
        }
    }

    /**
     * What is left to do for each record, in their order. Decoding is most of the work while a long log is read from its
     * beginning, and all cores share it; handing over is left to this thread.
     */
    private List<Runnable> decoded(ConsumerRecords<String, byte[]> batch) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(batch.count());
        batch.forEach(records::add);
        Stream<ConsumerRecord<String, byte[]>> each =
                records.size() < WORTH_SHARING ? records.stream() : records.parallelStream();
        return each.map(this::decoded).toList();
    }

    private Runnable decoded(ConsumerRecord<String, byte[]> record) {
        Runnable handOver = telling(record);
        return () -> {
            handOver.run();
            positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        };
    }

    private Runnable telling(ConsumerRecord<String, byte[]> record) {
        String key = record.key() == null ? "" : record.key();
        if (record.value() == null) {
            return () -> listener.withdrawn(key);
        }
        return switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Malformed(String reason) -> () -> listener.malformed(record, reason);
            case Decoded readable -> stating(key, readable, TraceHeaders.of(record.headers()));
        };
    }

    /** Whatever comes of a record belongs to the record's trace. */
    private Runnable stating(String key, Decoded readable, Trace trace) {
        Runnable handOver = () -> listener.stated(key, readable);
        return trace.isNone() ? handOver : () -> trace.run(handOver);
    }

    private void checkWhetherCaughtUp() {
        if (!caughtUp && goal.entrySet().stream().allMatch(this::isReached)) {
            caughtUp = true;
            listener.caughtUp();
        }
    }

    private boolean isReached(Map.Entry<TopicPartition, Long> end) {
        return positions.getOrDefault(end.getKey(), 0L) >= end.getValue();
    }

    private SortedMap<Integer, Long> offsets() {
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        positions.forEach((partition, next) -> offsets.put(partition.partition(), next));
        return offsets;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            boolean closing = closed.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.log(System.Logger.Level.DEBUG, "log reader paused topic={0} closing={1}", topic.topicName(), closing);
        } catch (InterruptedException interrupted) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
