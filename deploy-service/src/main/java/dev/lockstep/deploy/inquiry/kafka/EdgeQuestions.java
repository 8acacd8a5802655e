package dev.lockstep.deploy.inquiry.kafka;

import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.inquiry.Inquirer;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends questions. One that is lost is seen as silence by whoever waits for the answers. */
@ApplicationScoped
class EdgeQuestions implements Inquirer {
    private static final System.Logger LOG = System.getLogger(EdgeQuestions.class.getName());
    private static final String SOURCE = "/lockstep/deploy-service";

    private final Emitter<byte[]> records;
    private final Identities identities;

    EdgeQuestions(
            @Channel("edge-questions") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<byte[]> records,
            Identities identities) {
        this.records = records;
        this.identities = identities;
    }

    @Override
    public void ask(EdgeAsked question) {
        Envelope envelope = Envelope.of(question, identities.event(), SOURCE, question.at());
        ProducerRecord<String, byte[]> record = EventRecords.record(question, envelope);
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(record.key())
                .withHeaders(record.headers())
                .build();
        records.send(Message.of(
                record.value(),
                Metadata.of(address),
                () -> CompletableFuture.completedFuture(null),
                EdgeQuestions::notSent));
    }

    private static CompletableFuture<Void> notSent(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "question not sent reason=" + failure.getMessage());
        return CompletableFuture.completedFuture(null);
    }
}
