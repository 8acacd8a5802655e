package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.Unsent;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
    static final String CHANNEL = "sites";
    private static final String SOURCE = "/lockstep/deploy-service";

    private final Emitter<byte[]> log;
    private final SiteLogPartitions partitions;

    SiteLogAnnouncer(
            @Channel(CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1024) Emitter<byte[]> log,
            SiteLogPartitions partitions) {
        this.log = log;
        this.partitions = partitions;
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
                    position.complete(new Position(result.partition(), result.offset()));
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    position.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return position;
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
                .withPartition(EventRecords.sitePartition(unsent.site(), partitions.count()));
        return switch (unsent) {
            case Unsent.Stated(long ignored, String id, SiteEvent event, Instant addedAt) ->
                address.withKey(EventRecords.key(event))
                        .withHeaders(Envelope.of(event, id, SOURCE, addedAt).headers())
                        .build();
            case Unsent.Withdrawn(long ignored, SiteId site, String states) ->
                address.withKey(EventRecords.key(site, states)).build();
        };
    }
}
