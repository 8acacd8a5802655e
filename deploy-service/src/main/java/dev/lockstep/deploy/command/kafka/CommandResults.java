package dev.lockstep.deploy.command.kafka;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.command.DeadLetterTally;
import dev.lockstep.deploy.identity.Identities;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private static final Problem UNTOLD =
            Problem.of("what is wrong is more than a record holds", "ask the API about the deploy");

    private final Emitter<byte[]> records;
    private final Identities identities;
    private final Clock clock;
    private final DeadLetterTally tally;

    CommandResults(
            @Channel("command-results") Emitter<byte[]> records,
            Identities identities,
            Clock clock,
            DeadLetterTally tally) {
        this.records = records;
        this.identities = identities;
        this.clock = clock;
        this.tally = tally;
    }

    /** As it is; or, where that is more than a record holds, how it ended. */
    void announce(CommandCompleted completed) {
        try {
            send(record(completed));
        } catch (CompletionException failure) {
            if (!DeadLetter.isTooLarge(failure)) {
                throw failure;
            }
            send(record(completed.because(List.of(UNTOLD))));
        }
    }

    /** As it was; or, where that is more than a record holds, as much of it as is. */
    void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        try {
            send(DeadLetter.of(record, reason));
        } catch (CompletionException failure) {
            if (!DeadLetter.isTooLarge(failure)) {
                throw failure;
            }
            send(DeadLetter.cut(record, reason));
        }
        tally.setAside();
    }

    private ProducerRecord<String, byte[]> record(CommandCompleted completed) {
        return EventRecords.record(completed, Envelope.of(completed, identities.event(), SOURCE, clock.instant()));
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
