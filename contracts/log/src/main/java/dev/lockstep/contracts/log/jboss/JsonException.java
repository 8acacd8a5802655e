package dev.lockstep.contracts.log.jboss;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.contracts.event.Visible;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exception as an object: its type, its message, where it was, and what had happened before or meanwhile. */
final class JsonException {

    private final JsonGenerator json;

    /** Exceptions may be each other's cause. */
    private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

    JsonException(JsonGenerator json) {
        this.json = json;
    }

    void write(Throwable thrown) throws IOException {
        told.add(thrown);
        json.writeStartObject();
        json.writeStringField("type", thrown.getClass().getName());
        if (thrown.getMessage() != null) {
            json.writeStringField("message", JsonLines.seen(thrown.getMessage()));
        }
        json.writeArrayFieldStart("stack");
        for (StackTraceElement place : thrown.getStackTrace()) {
            json.writeString(Visible.line(place.toString()));
        }
        json.writeEndArray();
        write("cause", thrown.getCause());
        writeAll(thrown.getSuppressed());
        json.writeEndObject();
    }

    private void write(String name, @Nullable Throwable thrown) throws IOException {
        if (thrown != null && !told.contains(thrown)) {
            json.writeFieldName(name);
            write(thrown);
        }
    }

    private void writeAll(Throwable[] suppressed) throws IOException {
        if (suppressed.length > 0) {
            json.writeArrayFieldStart("suppressed");
            for (Throwable each : suppressed) {
                if (!told.contains(each)) {
                    write(each);
                }
            }
            json.writeEndArray();
        }
    }
}
