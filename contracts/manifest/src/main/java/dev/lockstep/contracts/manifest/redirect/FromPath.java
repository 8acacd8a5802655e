package dev.lockstep.contracts.manifest.redirect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The paths that a redirect is for: literal segments, {@code :name} for one segment, and at its end {@code *} for all
 * that is left, which may be nothing. One slash at the end makes no difference.
 */
public record FromPath(String text) {

    public static final String SPLAT = "splat";

    private static final Pattern NAME = Pattern.compile(":[a-zA-Z][a-zA-Z0-9_]*");

    public FromPath {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a redirect's path starts with '/': '" + text + "'");
        }
        List<String> segments = segments(text);
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.contains("*") && !(segment.equals("*") && i == segments.size() - 1)) {
                throw new IllegalArgumentException("'*' stands alone as the last segment: '" + text + "'");
            }
            if (segment.startsWith(":") && !NAME.matcher(segment).matches()) {
                throw new IllegalArgumentException(
                        "a placeholder is ':' and a name of letters, digits and '_': '" + segment + "'");
            }
        }
    }

    /** What all paths have in common that are told apart by their literal segments alone. */
    public Shape shape() {
        List<String> own = segments(text);
        boolean open = !own.isEmpty() && own.getLast().equals("*");
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).startsWith(":")) {
                named.add(i);
            }
        }
        return new Shape(open ? own.size() - 1 : own.size(), named, open);
    }

    /** Equal for two of the same shape if they are for the same paths. */
    public String key() {
        return shape().key(segments(text));
    }

    /** The values of the placeholders; of a repeated name the first. The path is one that this is for. */
    Map<String, String> values(String path) {
        List<String> own = segments(text);
        List<String> asked = segments(path);
        Map<String, String> values = new HashMap<>();
        for (int i : shape().named()) {
            values.putIfAbsent(own.get(i).substring(1), asked.get(i));
        }
        if (shape().open()) {
            values.put(SPLAT, rest(path, shape().length()));
        }
        return values;
    }

    @Override
    public String toString() {
        return text;
    }

    static List<String> segments(String path) {
        String inner = path.substring(1, path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length());
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    /** All that follows so many segments, a slash at the end included. */
    private static String rest(String path, int segments) {
        int from = 0;
        for (int i = 0; i < segments && from >= 0; i++) {
            from = path.indexOf('/', from + 1);
        }
        return from < 0 ? "" : path.substring(from + 1);
    }
}
