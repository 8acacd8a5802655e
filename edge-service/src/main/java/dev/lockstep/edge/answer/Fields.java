package dev.lockstep.edge.answer;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The header of a reply, by names in lower case. It has few fields and is copied whenever one is added, so that it is one
 * array which is looked through.
 */
final class Fields extends AbstractMap<String, String> {

    /** Each name with its value behind it. */
    private final String[] pairs;

    private Fields(String[] pairs) {
        this.pairs = pairs;
    }

    static Fields of(Map<String, String> fields) {
        if (fields instanceof Fields same) {
            return same;
        }
        String[] pairs = new String[2 * fields.size()];
        int at = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            pairs[at] = Objects.requireNonNull(field.getKey());
            pairs[at + 1] = Objects.requireNonNull(field.getValue());
            at += 2;
        }
        return new Fields(pairs);
    }

    /** The same with this value of the name, in the place of another if there was one. */
    Fields with(String name, String value) {
        int known = find(name);
        int at = known < 0 ? pairs.length : known;
        String[] changed = Arrays.copyOf(pairs, Math.max(pairs.length, at + 2));
        changed[at] = name;
        changed[at + 1] = Objects.requireNonNull(value);
        return new Fields(changed);
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return find(name) >= 0;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int at = find(name);
        return at < 0 ? null : pairs[at + 1];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int at = 0; at < pairs.length; at += 2) {
            action.accept(pairs[at], pairs[at + 1]);
        }
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return IntStream.range(0, Fields.this.size())
                        .mapToObj(field -> Map.entry(pairs[2 * field], pairs[2 * field + 1]))
                        .iterator();
            }

            @Override
            public int size() {
                return Fields.this.size();
            }
        };
    }

    /** Where a name stands; negative if it does not. */
    private int find(@Nullable Object name) {
        for (int at = 0; at < pairs.length; at += 2) {
            if (pairs[at].equals(name)) {
                return at;
            }
        }
        return -1;
    }
}
