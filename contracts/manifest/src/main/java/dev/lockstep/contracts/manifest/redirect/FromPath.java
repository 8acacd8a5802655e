package dev.lockstep.contracts.manifest.redirect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The paths that a redirect is for: literal segments, {@code :name} for one segment, and one {@code *} for all that is in its
 * place, which may be nothing. The star may follow the first letters of a segment, and segments may follow the star. One
 * slash at the end makes no difference.
 */
public record FromPath(String text) {

    public static final String SPLAT = "splat";

    private static final Pattern NAME = Pattern.compile(":[a-zA-Z][a-zA-Z0-9_]*");
    private static final int NO_STAR = -1;

    public FromPath {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a redirect's path starts with '/': '" + text + "'");
        }
        Segments own = Segments.of(text);
        for (int i = 0; i < own.count(); i++) {
            String segment = own.text(i);
            if (segment.startsWith(":") && !NAME.matcher(segment).matches()) {
                throw new IllegalArgumentException(
                        "a placeholder is ':' and a name of letters, digits and '_': '" + segment + "'");
            }
            if (segment.contains("*") && !segment.endsWith("*")) {
                throw new IllegalArgumentException("'*' stands at the end of a segment: '" + text + "'");
            }
        }
        if (text.indexOf('*') != text.lastIndexOf('*')) {
            throw new IllegalArgumentException("'*' stands once: '" + text + "'");
        }
    }

    public Shape shape() {
        Segments own = Segments.of(text);
        int star = star(own);
        List<Shape.Literal> literals = new ArrayList<>();
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < own.count(); i++) {
            int segment = star == NO_STAR || i <= star ? i : i - own.count();
            if (isNamed(own, i)) {
                named.add(segment);
            } else if (i != star || own.length(i) > 1) {
                literals.add(new Shape.Literal(segment, i == star ? own.length(i) - 1 : 0));
            }
        }
        return new Shape(literals.size() + named.size(), literals, named, star != NO_STAR);
    }

    /** Equal for two paths with placeholders in the same places if they are for the same paths. */
    public Literals literals() {
        return new Literals(shape(), Segments.of(text));
    }

    /** The values of the placeholders; of a repeated name the first. The path is one that this is for. */
    Map<String, String> values(String path) {
        Segments own = Segments.of(text);
        Segments asked = Segments.of(path);
        int star = star(own);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < own.count(); i++) {
            if (isNamed(own, i)) {
                int place = star == NO_STAR || i < star ? i : asked.count() + i - own.count();
                values.putIfAbsent(own.text(i).substring(1), asked.text(place));
            }
        }
        if (star != NO_STAR) {
            values.put(SPLAT, splat(path, asked, star, own));
        }
        return values;
    }

    @Override
    public String toString() {
        return text;
    }

    /** A slash between the letters before the star and what stands for it belongs to neither. */
    private static String splat(String path, Segments asked, int star, Segments own) {
        int behind = own.count() - star - 1;
        int end = behind == 0 ? path.length() : asked.start(asked.count() - behind) - 1;
        int letters = own.length(star) - 1;
        int from = star < asked.count() ? asked.start(star) + letters : end;
        if (letters > 0 && from < end && path.charAt(from) == '/') {
            from++;
        }
        return from < end ? path.substring(from, end) : "";
    }

    private int star(Segments own) {
        int at = text.indexOf('*');
        int star = NO_STAR;
        for (int i = 0; at >= 0 && i < own.count() && own.start(i) <= at; i++) {
            star = i;
        }
        return star;
    }

    private boolean isNamed(Segments own, int segment) {
        return own.length(segment) > 0 && text.charAt(own.start(segment)) == ':';
    }
}
