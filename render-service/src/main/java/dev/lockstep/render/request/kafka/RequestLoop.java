package dev.lockstep.render.request.kafka;

import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.ConsumerLoop;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TraceHeaders;
import dev.lockstep.render.request.Order;
import dev.lockstep.render.request.Workshop;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Brings requests from both topics to the workshop. Workers share the topics; the range assignor gives partitions of
 * equal number to one worker, and so all requests for a page. What the workshop has no room for stays on Kafka: its
 * topic is paused until there is room again.
 */
public final class RequestLoop {

    private static final Duration POLL = Duration.ofMillis(50);

    /** What has begun is done within a handover; to commit it and to leave the group may take as long again. */
    private static final Duration FAREWELL = Duration.ofSeconds(8);

    private static final Map<String, Lane> TOPICS =
            Map.of(Topic.PAGE_REQUESTS.topicName(), Lane.VISITOR, Topic.PAGE_REQUESTS_LATER.topicName(), Lane.SPARE);

    private final Workshop workshop;
    private final PageLog pages;
    private final KafkaAnnouncer announcer;

    private RequestLoop(Workshop workshop, PageLog pages, KafkaAnnouncer announcer) {
        this.workshop = workshop;
        this.pages = pages;
        this.announcer = announcer;
    }

    /** Once it is closed what has begun is done, and its successors know where to go on. */
    public static ConsumerLoop of(
            Supplier<? extends Consumer<String, byte[]>> consumers,
            Workshop workshop,
            PageLog pages,
            KafkaAnnouncer announcer) {
        RequestLoop requests = new RequestLoop(workshop, pages, announcer);
        return new ConsumerLoop("request loop", FAREWELL, consumers, requests::follow);
    }

    /** A consumer of the workers' group; {@code kafka} holds the client's connection settings. */
    public static Consumer<String, byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "lockstep-render");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(RangeAssignor.class.getName()));
        // A worker that comes back does what nobody has done; what has lost its visitors is dropped by its deadline.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Until a dead worker is known to be dead nobody has its pages: Kafka's 45 s are longer than any visitor waits.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(Consumer<String, byte[]> consumer, BooleanSupplier isClosed) {
        Partitions partitions = new Partitions(consumer, workshop, pages);
        try {
            consumer.subscribe(TOPICS.keySet(), partitions);
            while (!isClosed.getAsBoolean()) {
                consumer.poll(POLL).forEach(record -> take(record, partitions));
                workshop.tick();
                throttle(consumer);
                partitions.commit();
            }
        } finally {
            consumer.unsubscribe();
            partitions.onPartitionsLost(List.of());
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, Partitions partitions) {
        Order.Ticket ticket = partitions.take(record);
        switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Known(PageRequested request) ->
                workshop.take(new Order(request, ticket, TraceHeaders.of(record.headers())));
            case Decoded.Malformed(String reason) -> setAside(record, reason, ticket);
            case Decoded ignored -> ticket.done();
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> record, String reason, Order.Ticket ticket) {
        try {
            announcer.setAside(record, reason);
            ticket.done();
        } catch (IOException unsent) {
            throw new IllegalStateException("a record could not be set aside", unsent);
        } catch (InterruptedException closing) {
            throw new InterruptException(closing);
        }
    }

    private void throttle(Consumer<String, byte[]> consumer) {
        for (TopicPartition partition : consumer.assignment()) {
            if (workshop.isFull(TOPICS.getOrDefault(partition.topic(), Lane.SPARE))) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        }
    }
}
