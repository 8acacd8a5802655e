package dev.lockstep.contracts.manifest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A route's path: literal segments, {@code :name} for one segment, and at its end {@code *} for all that is left, which
 * is named {@code splat}. Matching takes one pass over the segments whatever the pattern says.
 */
public record RoutePattern(String text) {

    /** The parameter that a trailing {@code *} fills. */
    public static final String SPLAT = "splat";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");

    public RoutePattern {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a route's path starts with '/': '" + text + "'");
        }
        List<String> segments = new CanonicalPath(text).segments();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < segments.size(); i++) {
            requireWellFormed(text, segments.get(i), i == segments.size() - 1, names);
        }
    }

    /** The values of the pattern's parameters, when the path matches. */
    public Optional<Map<String, String>> match(CanonicalPath path) {
        List<String> expected = segments();
        List<String> actual = path.segments();
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).equals("*")) {
                parameters.put(SPLAT, String.join("/", actual.subList(Math.min(i, actual.size()), actual.size())));
                return Optional.of(Map.copyOf(parameters));
            }
            if (i >= actual.size() || !matchSegment(expected.get(i), actual.get(i), parameters)) {
                return Optional.empty();
            }
        }
        return actual.size() == expected.size() ? Optional.of(Map.copyOf(parameters)) : Optional.empty();
    }

    /** The names that a match gives values to. */
    public Set<String> parameterNames() {
        Set<String> names = new HashSet<>();
        for (String segment : segments()) {
            if (segment.startsWith(":")) {
                names.add(segment.substring(1));
            } else if (segment.equals("*")) {
                names.add(SPLAT);
            }
        }
        return Set.copyOf(names);
    }

    @Override
    public String toString() {
        return text;
    }

    private List<String> segments() {
        return List.of(text.substring(1).split("/", -1));
    }

    private static boolean matchSegment(String expected, String actual, Map<String, String> parameters) {
        if (!expected.startsWith(":")) {
            return expected.equals(actual);
        }
        parameters.put(expected.substring(1), actual);
        return !actual.isEmpty();
    }

    private static void requireWellFormed(String text, String segment, boolean last, Set<String> names) {
        if (segment.contains("*") && !(last && segment.equals("*"))) {
            throw new IllegalArgumentException(
                    "'*' stands alone as the last segment of a route's path: '" + text + "'");
        }
        if (segment.startsWith(":") && !NAME.matcher(segment.substring(1)).matches()) {
            throw new IllegalArgumentException(
                    "a parameter is ':' and a name of letters, digits and '_': '" + segment + "' in '" + text + "'");
        }
        if (segment.startsWith(":") && !names.add(segment)) {
            throw new IllegalArgumentException("a parameter stands once in a route's path: '" + segment + "'");
        }
    }
}
