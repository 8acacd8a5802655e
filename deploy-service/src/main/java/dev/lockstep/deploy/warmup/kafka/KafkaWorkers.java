package dev.lockstep.deploy.warmup.kafka;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.warmup.Workers;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Reads the page log and the failures only while somebody wants to hear: warm-ups are rare, and renders are not. */
@ApplicationScoped
class KafkaWorkers implements Workers {
    private static final System.Logger LOG = System.getLogger(KafkaWorkers.class.getName());
    private static final String SOURCE = "/lockstep/deploy-service";

    private final Map<String, Object> kafka;
    private final Emitter<byte[]> records;
    private final Identities identities;

    KafkaWorkers(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @Channel("page-requests") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<byte[]> records,
            Identities identities) {
        this.kafka = Map.copyOf(kafka);
        this.records = records;
        this.identities = identities;
    }

    @Override
    public Hearing hear(Consumer<PageEvent> listener, Duration atMost) throws InterruptedException {
        List<Topic> topics = List.of(Topic.PAGES, Topic.RENDER_FAILURES);
        CountDownLatch begun = new CountDownLatch(topics.size());
        List<LogReader> readers = topics.stream()
                .map(topic -> LogReader.fromNow(topic, () -> LogReader.consumer(kafka), new Listener(listener, begun)))
                .toList();
        readers.forEach(reader -> Thread.ofPlatform().name("warm-up").daemon().start(reader));
        if (!begun.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(System.Logger.Level.WARNING, "page log not heard in time");
        }
        return new Heard(readers);
    }

    private final class Heard implements Hearing {
        private final List<LogReader> readers;

        Heard(List<LogReader> readers) {
            this.readers = readers;
        }

        @Override
        public void ask(PageRequested request) {
            send(request);
        }

        @Override
        public void close() {
            readers.forEach(LogReader::close);
        }
    }

    private void send(PageRequested request) {
        Envelope envelope = Envelope.of(request, identities.event(), SOURCE, request.requestedAt());
        ProducerRecord<String, byte[]> record = EventRecords.record(request, envelope);
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic())
                .withKey(record.key())
                .withHeaders(record.headers())
                .build();
        records.send(Message.of(
                record.value(),
                Metadata.of(address),
                () -> CompletableFuture.completedFuture(null),
                KafkaWorkers::notSent));
    }

    private static CompletableFuture<Void> notSent(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "page not asked for reason=" + failure.getMessage());
        return CompletableFuture.completedFuture(null);
    }

    private record Listener(Consumer<PageEvent> pages, CountDownLatch begun) implements LogListener {
        @Override
        public void stated(String key, Decoded decoded) {
            if (decoded instanceof Decoded.Known(PageEvent page)) {
                pages.accept(page);
            }
        }

        @Override
        public void caughtUp() {
            begun.countDown();
        }
    }
}
