package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.StatementKey;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.outbox.Position;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.outbox.Written;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the site log states, record by record. */
final class StatementsOnLog {
    private final SiteLog.Reader reader;
    private final Map<String, SiteLog.Unreadable> unreadable = new LinkedHashMap<>();

    StatementsOnLog(SiteLog.Reader reader) {
        this.reader = reader;
    }

    /** Tells of what cannot be read, once all was taken. */
    void end() {
        unreadable.values().forEach(reader::unreadable);
    }

    void take(ConsumerRecord<String, byte[]> record) throws IOException {
        String key = record.key() == null ? "" : record.key();
        if (record.value() == null) {
            unreadable.remove(key);
            withdrawn(key).ifPresent(written -> reader.written(position(record), written));
            return;
        }
        switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Known(SiteEvent event) -> state(record, key, event);
            case Decoded.Known _ -> {}
            case Decoded.Malformed(String reason) -> doubt(record, key, reason);
            case Decoded.UnknownType(String type) -> throw new IOException("the site log has a record of type " + type);
        }
    }

    private void state(ConsumerRecord<String, byte[]> record, String key, SiteEvent event) {
        Envelope.attribute(record.headers(), "ce_id")
                .ifPresentOrElse(
                        id -> {
                            unreadable.remove(key);
                            reader.written(position(record), new Written.Stated(id, event));
                        },
                        () -> doubt(record, key, "the record has no ce_id"));
    }

    /** What does not even say that it is an event tells edges nothing. */
    private void doubt(ConsumerRecord<String, byte[]> record, String key, String reason) {
        if (Envelope.attribute(record.headers(), "ce_type").isPresent()) {
            unreadable.put(key, new SiteLog.Unreadable(key, position(record), reason));
        }
    }

    private static Position position(ConsumerRecord<String, byte[]> record) {
        return new Position(record.partition(), record.offset());
    }

    private static Optional<Written> withdrawn(String key) {
        return StatementKey.parse(key).map(stated -> new Written.Withdrawn(stated.site(), stated.states()));
    }
}
