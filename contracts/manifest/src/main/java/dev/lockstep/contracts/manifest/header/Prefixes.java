package dev.lockstep.contracts.manifest.header;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds all texts that a text begins with. In the order of texts they come before it, and what lies between begins with
 * them too: so the nearest that comes before it leads to them, each to the next shorter.
 */
final class Prefixes<T> {

    private final NavigableMap<String, T> values = new TreeMap<>();
    private final Map<String, String> shorter = new HashMap<>();

    /** Neither the map nor its keys may change later; its values may. */
    Prefixes(Map<String, T> values) {
        this.values.putAll(values);
        @Nullable String before = null;
        for (String text : this.values.keySet()) {
            @Nullable String known = before;
            while (known != null && !text.startsWith(known)) {
                known = shorter.get(known);
            }
            if (known != null) {
                shorter.put(text, known);
            }
            before = text;
        }
    }

    void of(String text, Consumer<T> each) {
        for (@Nullable String known = values.floorKey(text); known != null; known = shorter.get(known)) {
            T value = values.get(known);
            if (value != null && text.startsWith(known)) {
                each.accept(value);
            }
        }
    }

    /** How many of them begin with each other, at most. */
    int nesting() {
        Map<String, Integer> depths = new HashMap<>();
        int most = 0;
        for (String text : values.keySet()) {
            @Nullable String within = shorter.get(text);
            int depth = within == null ? 1 : depths.getOrDefault(within, 0) + 1;
            depths.put(text, depth);
            most = Math.max(most, depth);
        }
        return most;
    }
}
