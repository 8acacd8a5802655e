package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.trace.Trace;
import org.apache.kafka.common.header.Headers;

/** The trace that a record belongs to, as it travels with the record. */
public final class TraceHeaders {

    private TraceHeaders() {}

    static Headers add(Headers headers, Trace trace) {
        return trace.isNone()
                ? headers
                : headers.add(Trace.FIELD, trace.parent().getBytes(UTF_8));
    }

    /** None, if nobody has said so. */
    public static Trace of(Headers headers) {
        return Envelope.attribute(headers, Trace.FIELD).map(Trace::parse).orElse(Trace.NONE);
    }
}
