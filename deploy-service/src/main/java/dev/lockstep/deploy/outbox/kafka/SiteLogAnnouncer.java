package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.StatementKey;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.log.About;
import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Unsent;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes to the site log through the channel {@code sites}, whose producer is idempotent and waits for all replicas. */
@ApplicationScoped
class SiteLogAnnouncer implements Announcer {
    private static final System.Logger LOG = System.getLogger(SiteLogAnnouncer.class.getName());
    static final String CHANNEL = "sites";
    private static final String SOURCE = "/lockstep/deploy-service";

    private final Emitter<byte[]> log;
    private final SiteLogTopic topic;

    SiteLogAnnouncer(
            @Channel(CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1024) Emitter<byte[]> log,
            SiteLogTopic topic) {
        this.log = log;
        this.topic = topic;
    }

    @Override
    public Optional<String> log() {
        return topic.id();
    }

    @Override
    public boolean isMissing() {
        return topic.isMissing();
    }

    @Override
    public CompletionStage<Position> announce(Unsent unsent) {
        CompletableFuture<Position> position = new CompletableFuture<>();
        OutgoingMessageMetadata<RecordMetadata> written = new OutgoingMessageMetadata<>();
        Metadata metadata = Metadata.of(address(unsent), written);
        log.send(Message.of(
                value(unsent),
                metadata,
                () -> {
                    RecordMetadata result = written.getResult();
                    tell(unsent);
                    position.complete(new Position(result.partition(), result.offset()));
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    position.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return position;
    }

    private static void tell(Unsent unsent) {
        switch (unsent) {
            case Unsent.Stated(long _, String _, SiteEvent event, Instant _) ->
                About.of(event)
                        .run(() -> LOG.log(System.Logger.Level.INFO, "event announced states={0}", event.states()));
            case Unsent.Withdrawn(long _, SiteId site, String states) ->
                About.of(site).run(() -> LOG.log(System.Logger.Level.INFO, "event withdrawn states={0}", states));
        }
    }

    /** The channel takes no null: the serializer makes a tombstone of an empty value, which no event has. */
    private static byte[] value(Unsent unsent) {
        return switch (unsent) {
            case Unsent.Stated stated -> EventJson.write(stated.event());
            case Unsent.Withdrawn ignored -> TombstoneSerializer.TOMBSTONE;
        };
    }

    private OutgoingKafkaRecordMetadata<String> address(Unsent unsent) {
        var address = OutgoingKafkaRecordMetadata.<String>builder()
                .withPartition(EventRecords.sitePartition(unsent.site(), topic.partitions()));
        return switch (unsent) {
            case Unsent.Stated(long ignored, String id, SiteEvent event, Instant addedAt) ->
                address.withKey(EventRecords.key(event))
                        .withHeaders(Envelope.of(event, id, SOURCE, addedAt).headers())
                        .build();
            case Unsent.Withdrawn(long ignored, SiteId site, String states) ->
                address.withKey(new StatementKey(site, states).text()).build();
        };
    }
}
