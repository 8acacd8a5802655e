package dev.lockstep.deploy.event.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One record of a topic: its key and its value as they were and as they are. */
public record Change(Content key, List<Content> values) {

    private static final Set<String> DEBEZIUM_OPERATIONS = Set.of("c", "r", "u", "d", "t", "m");

    public Change {
        values = List.copyOf(values);
    }

    /**
     * Understands the envelopes in which change data travels: a schema beside the payload (Kafka Connect's JSON
     * converter), and Debezium's {@code before} and {@code after}. Both count: what had a tag before must go as well.
     */
    public static Change of(Content key, Content value) {
        Content payload = payload(value);
        return new Change(
                payload(key),
                isDebezium(payload)
                        ? Stream.of(payload.field("after"), payload.field("before"))
                                .filter(state -> !(state instanceof Content.Nothing))
                                .toList()
                        : List.of(payload));
    }

    private static Content payload(Content content) {
        return content instanceof Content.Fields(var fields) && fields.keySet().equals(Set.of("schema", "payload"))
                ? content.field("payload")
                : content;
    }

    private static boolean isDebezium(Content content) {
        return content.field("op") instanceof Content.Text(String operation)
                && DEBEZIUM_OPERATIONS.contains(operation)
                && content instanceof Content.Fields(var fields)
                && fields.containsKey("after")
                && fields.containsKey("source");
    }
}
