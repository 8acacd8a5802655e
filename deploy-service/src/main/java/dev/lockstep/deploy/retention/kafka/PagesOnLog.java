package dev.lockstep.deploy.retention.kafka;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.retention.PageLog;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The pages on the log, record by record. */
final class PagesOnLog {
    private final Predicate<DeployId> isGone;
    private final Consumer<PageRevalidated> each;
    private final Map<String, PageLog.Entry> gone = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();

    PagesOnLog(Predicate<DeployId> isGone, Consumer<PageRevalidated> each) {
        this.isGone = isGone;
        this.each = each;
    }

    /** Pages of deploys that are gone, once all was taken. */
    List<PageLog.Entry> gone() throws IOException {
        refuseUnreadable();
        return List.copyOf(gone.values());
    }

    private void refuseUnreadable() throws IOException {
        if (!unreadable.isEmpty()) {
            throw new IOException("the page log has " + unreadable.size() + " pages that cannot be read, such as "
                    + unreadable.values().iterator().next()
                    + ": where it is a later version's, upgrade deploy-service");
        }
    }

    void take(ConsumerRecord<String, byte[]> record) {
        String key = record.key() == null ? "" : record.key();
        if (record.value() == null) {
            gone.remove(key);
            unreadable.remove(key);
            return;
        }
        if (deploy(key).filter(isGone).isPresent()) {
            gone.put(key, new PageLog.Entry(key, record.partition()));
        }
        switch (EventRecords.read(record.headers(), record.value())) {
            case Decoded.Known(Event event) -> tell(event);
            case Decoded.Malformed(String reason) -> doubt(record, key, reason);
            case Decoded.UnknownType(String type) -> doubt(record, key, "nothing is known of its type " + type);
        }
    }

    /**
     * What is a later version's may name anything, until it is taken back: another page under its key may be the older one.
     * What does not even say that it is an event tells edges nothing either.
     */
    private void doubt(ConsumerRecord<String, byte[]> record, String key, String reason) {
        if (Envelope.attribute(record.headers(), "ce_type").isPresent() && !gone.containsKey(key)) {
            unreadable.put(
                    key,
                    "'" + key + "' in partition " + record.partition() + " at offset " + record.offset() + ", as "
                            + reason);
        }
    }

    private void tell(Event event) {
        if (event instanceof PageRevalidated page) {
            each.accept(page);
        }
    }

    private static Optional<DeployId> deploy(String key) {
        return DeployId.parse(key.substring(0, Math.max(0, key.indexOf(' '))));
    }
}
