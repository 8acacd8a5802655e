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

    /** The values of the pattern's parameters, when the path matches. Nothing is made for a path that does not. */
    public Optional<Map<String, String>> match(CanonicalPath path) {
        return fits(path.text()) ? Optional.of(values(path.text())) : Optional.empty();
    }

    /** Goes through both side by side, each segment with the slash before it. */
    private boolean fits(String path) {
        int there = 0;
        for (int here = 0; here < text.length(); here = segmentEnd(text, here)) {
            if (isSplat(here)) {
                return true;
            }
            int thereEnd = segmentEnd(path, there);
            if (there == path.length() || !fits(here, path, there, thereEnd)) {
                return false;
            }
            there = thereEnd;
        }
        return there == path.length();
    }

    private boolean fits(int here, String path, int there, int thereEnd) {
        if (isParameter(here)) {
            return thereEnd - there > 1;
        }
        int length = segmentEnd(text, here) - here;
        return length == thereEnd - there && text.regionMatches(here, path, there, length);
    }

    private Map<String, String> values(String path) {
        Map<String, String> values = new HashMap<>();
        int there = 0;
        for (int here = 0; here < text.length(); here = segmentEnd(text, here)) {
            if (isSplat(here)) {
                values.put(SPLAT, there < path.length() ? path.substring(there + 1) : "");
                break;
            }
            int thereEnd = segmentEnd(path, there);
            if (isParameter(here)) {
                values.put(text.substring(here + 2, segmentEnd(text, here)), path.substring(there + 1, thereEnd));
            }
            there = thereEnd;
        }
        return Map.copyOf(values);
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

    private boolean isSplat(int slash) {
        return text.startsWith("*", slash + 1);
    }

    private boolean isParameter(int slash) {
        return text.startsWith(":", slash + 1);
    }

    /** Where the next segment begins, or the path ends. */
    private static int segmentEnd(String path, int slash) {
        int next = path.indexOf('/', slash + 1);
        return next < 0 ? path.length() : next;
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
