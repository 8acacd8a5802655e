package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which requests a response is an answer to: those with the same values of the fields that {@code Vary} names (RFC 9111
 * §4.1). Lines are joined and blanks around commas dropped; a field that is absent matches only one that is absent.
 */
record Variant(SortedMap<String, String> values) {

    private static final Pattern BLANKS = Pattern.compile("[ \\t]*+,[ \\t]*+");
    private static final String ABSENT = "";

    /** The variant that {@code answered} says it is. */
    static Variant of(HeaderFields asked, HeaderFields answered) {
        SortedMap<String, String> values = new TreeMap<>();
        Arrays.stream(answered.joined("vary").split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .forEach(name -> values.put(name, value(asked, name)));
        return new Variant(values);
    }

    /** {@code Vary: *} matches no request at all. */
    static boolean isUnmatchable(HeaderFields answered) {
        return Arrays.stream(answered.joined("vary").split(",", -1))
                .anyMatch(name -> name.strip().equals("*"));
    }

    boolean matches(HeaderFields asked) {
        return values.entrySet().stream()
                .allMatch(named -> value(asked, named.getKey()).equals(named.getValue()));
    }

    /** A line of a field begins with a mark, so that an empty one is not an absent one. */
    private static String value(HeaderFields asked, String name) {
        return asked.has(name)
                ? "=" + BLANKS.matcher(asked.joined(name).strip()).replaceAll(",")
                : ABSENT;
    }
}
