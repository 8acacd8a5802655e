package dev.lockstep.deploy.command.kafka;

import dev.lockstep.contracts.event.Command;
import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.Visible;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.command.CarryOut;
import dev.lockstep.deploy.command.Received;
import dev.lockstep.deploy.command.RefuseRecord;
import dev.lockstep.deploy.transaction.Failures;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes commands one after the other. Without the database or Kafka it tries for ever: a command is not lost. What would fail
 * for ever is set aside: it must not keep the commands of all other sites.
 */
@ApplicationScoped
class CommandChannel {
    private static final System.Logger LOG = System.getLogger(CommandChannel.class.getName());

    private final CarryOut carryOut;
    private final RefuseRecord refuse;
    private final CommandResults results;
    private final Failures failures;

    CommandChannel(CarryOut carryOut, RefuseRecord refuse, CommandResults results, Failures failures) {
        this.carryOut = carryOut;
        this.refuse = refuse;
        this.results = results;
        this.failures = failures;
    }

    @Incoming("commands")
    @Blocking
    @Retry(maxRetries = -1, delay = 1, delayUnit = ChronoUnit.SECONDS, maxDuration = 0)
    void receive(ConsumerRecord<String, byte[]> record) throws IOException {
        try {
            act(record);
        } catch (IOException | RuntimeException failure) {
            if (failures.stay(failure)) {
                LOG.log(System.Logger.Level.WARNING, "command can never be carried out id=" + id(record), failure);
                setAside(record, "it holds what cannot be kept");
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "command is tried again id=" + id(record), failure);
            throw failure;
        }
    }

    private void act(ConsumerRecord<String, byte[]> record) throws IOException {
        switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Known(Command command) -> act(record, received(record, command));
            case Decoded.Known ignored -> refuse(record, "the event is not a command");
            case Decoded.UnknownType(String type) -> refuse(record, "there is no command " + type);
            case Decoded.Malformed(String reason) -> setAside(record, reason);
        }
    }

    private void act(ConsumerRecord<String, byte[]> record, Received received) throws IOException {
        Optional<String> unfit = received.unfit();
        if (unfit.isPresent()) {
            setAside(record, unfit.get());
        } else {
            results.announce(carryOut.carryOut(received));
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> record, String reason) {
        results.setAside(record, reason);
        refuse(record, reason);
    }

    private static Received received(ConsumerRecord<String, byte[]> record, Command command) {
        Headers headers = record.headers();
        return new Received(attribute(headers, "ce_source"), id(record), attribute(headers, "ce_type"), command);
    }

    private void refuse(ConsumerRecord<String, byte[]> record, String reason) {
        String site = record.key() == null ? "" : Visible.line(record.key());
        CommandCompleted refused = refuse.refuse(
                attribute(record.headers(), "ce_id"), attribute(record.headers(), "ce_type"), site, reason);
        results.announce(refused);
    }

    /** A command without an id is known by its place: only Kafka can bring it again. */
    private static String id(ConsumerRecord<String, byte[]> record) {
        return Envelope.attribute(record.headers(), "ce_id")
                .map(Visible::line)
                .orElseGet(() -> record.topic() + "-" + record.partition() + "@" + record.offset());
    }

    private static String attribute(Headers headers, String name) {
        return Envelope.attribute(headers, name).map(Visible::line).orElse("");
    }
}
