package dev.lockstep.deploy.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.deploy.event.ApplyEvents;
import dev.lockstep.deploy.event.EventSettings;
import dev.lockstep.deploy.event.Place;
import dev.lockstep.deploy.event.ReadContent;
import dev.lockstep.deploy.event.rule.Change;
import dev.lockstep.deploy.event.rule.Content;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics that are open to sites, shared between all processes. What a record led to is kept before its place is
 * committed; after a failure reading begins anew at what was committed. What is not JSON is passed over and told to the
 * sites that listen: the topic is not ours, and what lies there stays there.
 */
@ApplicationScoped
class EventTopics {
    private static final System.Logger LOG = System.getLogger(EventTopics.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PAUSE_MILLIS = 1_000;

    private final Map<String, Object> kafka;
    private final Set<String> topics;
    private final ApplyEvents events;
    private final ReadContent notation;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    EventTopics(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventSettings settings,
            ApplyEvents events,
            ReadContent notation,
            Clock clock) {
        this.kafka = Map.copyOf(kafka);
        this.topics = settings.topics().values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        this.events = events;
        this.notation = notation;
        this.clock = clock;
    }

    void start(@Observes StartupEvent ignored) {
        if (!topics.isEmpty()) {
            Thread.ofPlatform().name("event-topics").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent ignored) {
        closed.countDown();
    }

    private void run() {
        while (!isClosed()) {
            try (Consumer<byte[], byte[]> consumer = consumer()) {
                consumer.subscribe(pattern(), new BeginLately(consumer, clock));
                while (!isClosed()) {
                    step(consumer);
                }
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "data events begin anew", failure);
                events.beginAnew();
                committed.clear();
                pause();
            }
        }
    }

    private void step(Consumer<byte[], byte[]> consumer) {
        consumer.poll(POLL).forEach(this::receive);
        events.settle();
        commit(consumer);
    }

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        Place place = new Place(record.topic(), record.partition(), record.offset());
        notation.read(bytes(record.value()))
                .ifPresentOrElse(
                        value -> events.received(change(record, value), place),
                        () -> events.unreadable(place, "its value is no JSON"));
    }

    /** Keys are plain texts as often as they are JSON. */
    private Change change(ConsumerRecord<byte[], byte[]> record, Content value) {
        byte[] key = bytes(record.key());
        return Change.of(notation.read(key).orElseGet(() -> new Content.Text(new String(key, UTF_8))), value);
    }

    private static byte[] bytes(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    /** Where nothing is waited for, all that was read has passed. */
    private void commit(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> passed = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            Place waiting = events.waiting(partition.topic()).get(partition.partition());
            long offset = waiting == null ? consumer.position(partition) : waiting.offset();
            if (!Long.valueOf(offset).equals(committed.put(partition, offset))) {
                passed.put(partition, new OffsetAndMetadata(offset));
            }
        }
        if (!passed.isEmpty()) {
            consumer.commitSync(passed);
        }
    }

    /** By pattern, since a topic that is not there yet must not be asked for again and again. */
    private Pattern pattern() {
        return Pattern.compile(topics.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "lockstep-events");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            var _ = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
