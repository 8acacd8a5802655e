package dev.lockstep.contracts.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The header fields of a message. Lines of one name stay apart, as cookies that are set cannot be joined (RFC 9110 §5.3).
 *
 * @param lines by names in lower case
 */
public record HeaderFields(SortedMap<String, List<String>> lines) {

    public static final HeaderFields NONE = new HeaderFields(new TreeMap<>());

    public HeaderFields {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        lines.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        lines = Collections.unmodifiableSortedMap(copy);
    }

    /** From lines as they were sent, in their order and with names in any case. */
    public static HeaderFields of(Iterable<Map.Entry<String, String>> sent) {
        SortedMap<String, List<String>> lines = new TreeMap<>();
        sent.forEach(line -> lines.computeIfAbsent(line.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(line.getValue()));
        return new HeaderFields(lines);
    }

    public boolean has(String name) {
        return lines.containsKey(name);
    }

    /** All lines of a field as one list; empty when there are none. Those of cookies are parted by semicolons. */
    public String joined(String name) {
        return String.join(name.equals("cookie") ? "; " : ", ", lines.getOrDefault(name, List.of()));
    }

    /** The same with this one line of the name. */
    public HeaderFields with(String name, String value) {
        SortedMap<String, List<String>> changed = new TreeMap<>(lines);
        changed.put(name, List.of(value));
        return new HeaderFields(changed);
    }

    /** The same with one line more of the name. */
    public HeaderFields plus(String name, String value) {
        List<String> values = new ArrayList<>(lines.getOrDefault(name, List.of()));
        values.add(value);
        SortedMap<String, List<String>> changed = new TreeMap<>(lines);
        changed.put(name, values);
        return new HeaderFields(changed);
    }

    public HeaderFields without(Predicate<String> names) {
        SortedMap<String, List<String>> changed = new TreeMap<>(lines);
        changed.keySet().removeIf(names);
        return new HeaderFields(changed);
    }
}
