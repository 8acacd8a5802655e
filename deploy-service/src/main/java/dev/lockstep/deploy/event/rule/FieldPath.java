package dev.lockstep.deploy.event.rule;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in a record something stands: {@code key}, {@code key.id}, {@code value.product.id}. */
public record FieldPath(Root root, List<String> names) {

    private static final Pattern FORM = Pattern.compile("(key|value)(\\.[A-Za-z0-9_$-]{1,100}){0,10}");

    public enum Root {
        KEY,
        VALUE
    }

    public FieldPath {
        names = List.copyOf(names);
    }

    public static Optional<FieldPath> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split("\\.", -1));
        Root root = parts.getFirst().equals("key") ? Root.KEY : Root.VALUE;
        return Optional.of(new FieldPath(root, parts.subList(1, parts.size())));
    }

    /** The texts that stand there: none, one, or each of a list. */
    List<String> texts(Content key, Content value) {
        Content found = root == Root.KEY ? key : value;
        for (String name : names) {
            found = found.field(name);
        }
        return switch (found) {
            case Content.Text(String text) -> List.of(text);
            case Content.Items(var items) ->
                items.stream()
                        .filter(Content.Text.class::isInstance)
                        .map(item -> ((Content.Text) item).text())
                        .toList();
            case Content.Fields _, Content.Nothing _ -> List.of();
        };
    }
}
