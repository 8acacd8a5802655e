package dev.lockstep.deploy.event.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tag with holes that a record's fields fill: {@code product:{value.id}}. */
public record TagPattern(List<Part> parts) {

    /** A record with long lists is no reason to purge a site piece by piece. */
    static final int MOST_TAGS = 100;

    private static final int LONGEST_TAG = 256;

    /** A piece of the pattern. */
    public sealed interface Part {
        record Literal(String text) implements Part {}

        record Field(FieldPath path) implements Part {}
    }

    public TagPattern {
        parts = List.copyOf(parts);
    }

    /** Empty when a hole names no field, or is not closed. */
    public static Optional<TagPattern> parse(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            Optional<FieldPath> path = close < 0 ? Optional.empty() : FieldPath.parse(text.substring(open + 1, close));
            if (path.isEmpty()) {
                return Optional.empty();
            }
            literal(text.substring(at, open), parts);
            parts.add(new Part.Field(path.get()));
            at = close + 1;
        }
        literal(text.substring(at), parts);
        return parts.isEmpty() || text.indexOf('}', at) >= 0 ? Optional.empty() : Optional.of(new TagPattern(parts));
    }

    /** The tags that a record gives: none when a field is not there, several when it is a list. */
    Set<String> tags(Content key, Content value) {
        List<String> tags = List.of("");
        for (Part part : parts) {
            tags = appended(tags, texts(part, key, value));
        }
        Set<String> fit = new LinkedHashSet<>(tags);
        fit.removeIf(tag ->
                tag.isBlank() || tag.length() > LONGEST_TAG || tag.chars().anyMatch(Character::isISOControl));
        return fit;
    }

    private static List<String> texts(Part part, Content key, Content value) {
        return switch (part) {
            case Part.Literal(String text) -> List.of(text);
            case Part.Field(FieldPath path) -> path.texts(key, value);
        };
    }

    private static List<String> appended(List<String> tags, List<String> texts) {
        return tags.stream()
                .flatMap(tag -> texts.stream().map(text -> tag + text))
                .limit(MOST_TAGS)
                .toList();
    }

    private static void literal(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Literal(text));
        }
    }
}
