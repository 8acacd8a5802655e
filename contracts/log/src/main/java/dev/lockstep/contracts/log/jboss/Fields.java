package dev.lockstep.contracts.log.jboss;

import dev.lockstep.contracts.log.About;
import dev.lockstep.contracts.trace.Trace;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a line says besides its message: what is being worked on, and as part of which trace. */
final class Fields {

    private Fields() {}

    static Map<String, Object> current() {
        Map<String, Object> fields = new LinkedHashMap<>(About.current().fields());
        Trace trace = Trace.current();
        trace.id().ifPresent(id -> fields.put("traceId", id));
        trace.span().ifPresent(span -> fields.put("spanId", span));
        return fields;
    }
}
