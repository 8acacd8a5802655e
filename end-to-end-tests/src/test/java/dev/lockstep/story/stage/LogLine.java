package dev.lockstep.story.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.platform.local.wiring.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** A line of a service's log, as whatever collects logs reads it. */
public record LogLine(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Java itself may have to say of its own start, before there is anybody who logs. */
    private static final String OF_JAVA = "OpenJDK 64-Bit Server VM warning: ";

    /** All that a service has logged, but for a line that is not at its end; throws when a line is no object of JSON. */
    public static List<LogLine> of(Service service) {
        try {
            String log = Files.readString(service.process().log());
            return log.substring(0, log.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> !line.startsWith(OF_JAVA))
                    .map(LogLine::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A field as text; empty where the line does not have it. */
    public String field(String name) {
        return json.path(name).asText();
    }

    public String message() {
        return field("message");
    }

    public boolean has(Map<String, String> fields) {
        return fields.entrySet().stream()
                .allMatch(wanted -> field(wanted.getKey()).equals(wanted.getValue()));
    }

    private static LogLine parse(String line) {
        try {
            return new LogLine(JSON.readTree(line));
        } catch (IOException noJson) {
            throw new UncheckedIOException("no JSON: " + line, noJson);
        }
    }
}
