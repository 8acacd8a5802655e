package dev.lockstep.deploy.history.kafka;

import dev.lockstep.contracts.event.kafka.ConsumerLoop;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.WhichLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads both logs of pages batch by batch, shared between all processes. Without the database it tries for ever; a batch
 * that comes twice changes nothing. What cannot be read is left to edges, which set it aside.
 */
final class HistoryLoop {
    static final String GROUP = "lockstep-history";

    private static final List<Topic> TOPICS = List.of(Topic.PAGES, Topic.RENDER_FAILURES);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Function<Topic, WhichLog> logs;
    private final Learner learner;
    private final Runnable caughtUp;

    private HistoryLoop(Function<Topic, WhichLog> logs, Learner learner, Runnable caughtUp) {
        this.logs = logs;
        this.learner = learner;
        this.caughtUp = caughtUp;
    }

    /** {@code caughtUp} is told over and over while there is nothing left to learn. */
    static ConsumerLoop of(
            Supplier<? extends Consumer<String, byte[]>> consumers,
            Function<Topic, WhichLog> logs,
            Learner learner,
            Runnable caughtUp) {
        return new ConsumerLoop("page history", FAREWELL, consumers, new HistoryLoop(logs, learner, caughtUp)::follow);
    }

    /** A consumer of the group that shares the logs; {@code kafka} holds the client's connection settings. */
    static Consumer<String, byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        // All partitions are given out anew each time, so that each begins where somebody has committed.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(RangeAssignor.class.getName()));
        // A dead process's partitions go to another one soon.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(Consumer<String, byte[]> consumer, BooleanSupplier isClosed) {
        Places places = new Places(consumer, logs, System::nanoTime);
        consumer.subscribe(TOPICS.stream().map(Topic::topicName).toList(), places);
        while (!isClosed.getAsBoolean()) {
            places.recognize();
            ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
            if (!batch.isEmpty()) {
                learner.learn(StreamSupport.stream(batch.spliterator(), false).toList());
            }
            places.commit(batch.nextOffsets());
            if (places.areAtTheEnd()) {
                caughtUp.run();
            }
        }
    }
}
