package dev.lockstep.deploy.event.rule;

import java.util.List;
import java.util.Map;

/** What a record carries, in JSON's words. */
public sealed interface Content {

    /** Null, or nothing at all. */
    record Nothing() implements Content {}

    /** A text, a number, true or false, as text. */
    record Text(String text) implements Content {}

    record Items(List<Content> items) implements Content {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Fields(Map<String, Content> fields) implements Content {
        public Fields {
            fields = Map.copyOf(fields);
        }
    }

    static Content nothing() {
        return new Nothing();
    }

    /** A field of it; nothing when it has no such field. */
    default Content field(String name) {
        return this instanceof Fields(var fields) ? fields.getOrDefault(name, nothing()) : nothing();
    }
}
