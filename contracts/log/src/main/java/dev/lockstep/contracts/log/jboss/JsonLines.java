package dev.lockstep.contracts.log.jboss;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.contracts.event.Redacted;
import dev.lockstep.contracts.event.Visible;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** One object of JSON a line. */
final class JsonLines extends ExtFormatter {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(ExtLogRecord record) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(record, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.append('\n').toString();
    }

    private void write(ExtLogRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("timestamp", record.getInstant().toString());
        json.writeStringField("level", record.getLevel().getName());
        json.writeStringField("logger", seen(record.getLoggerName()));
        json.writeStringField("message", seen(formatMessage(record)));
        json.writeStringField("thread", seen(record.getThreadName()));
        for (Map.Entry<String, Object> field : Fields.current().entrySet()) {
            json.writeObjectField(field.getKey(), field.getValue());
        }
        if (record.getThrown() != null) {
            json.writeFieldName("exception");
            new JsonException(json).write(record.getThrown());
        }
        json.writeEndObject();
    }

    /** Libraries may log nothing, under no name; what they log may hold any address that they were given. */
    static String seen(Object text) {
        return Visible.line(Redacted.text(String.valueOf(text)));
    }
}
