package dev.lockstep.example.catalogue.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Just enough JSON to answer with: objects, lists, texts and whole numbers. */
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(field -> of(field.getKey()) + ":" + of(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
            case Integer number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
