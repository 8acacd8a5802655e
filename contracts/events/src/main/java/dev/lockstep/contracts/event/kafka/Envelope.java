package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.json.EventType;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The attributes of a CloudEvent (CloudEvents 1.0 §3), which its record carries as headers (Kafka protocol binding
 * §3.2, binary content mode).
 */
public record Envelope(String id, String source, String type, Instant time) {

    public static Envelope of(Event event, String id, String source, Instant time) {
        return new Envelope(id, source, EventType.of(event).type(), time);
    }

    public Headers headers() {
        return new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id.getBytes(UTF_8))
                .add("ce_source", source.getBytes(UTF_8))
                .add("ce_type", type.getBytes(UTF_8))
                .add("ce_time", time.toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
    }

    /** One attribute of a record, such as {@code ce_id}; empty when it has none. */
    public static Optional<String> attribute(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }
}
