package dev.lockstep.deploy.command.kafka;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.identity.Identities;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Tells what became of commands; returns when that cannot be lost any more. */
@ApplicationScoped
class CommandResults {
    private static final String SOURCE = "/lockstep/deploy-service";

    private final Emitter<byte[]> records;
    private final Identities identities;
    private final Clock clock;

    CommandResults(@Channel("command-results") Emitter<byte[]> records, Identities identities, Clock clock) {
        this.records = records;
        this.identities = identities;
        this.clock = clock;
    }

    void announce(CommandCompleted completed) {
        send(EventRecords.record(completed, Envelope.of(completed, identities.event(), SOURCE, clock.instant())));
    }

    void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        send(DeadLetter.of(record, reason));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(record.topic())
                .withKey(record.key())
                .withHeaders(record.headers())
                .build();
        records.send(Message.of(
                record.value(),
                Metadata.of(address),
                () -> {
                    written.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    written.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        var _ = written.join();
    }
}
