package dev.lockstep.contracts.manifest.redirect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * One line of {@code _redirects}.
 *
 * @param query what the request's query must hold: a name and its value, or {@code :name} for any value
 * @param to a path or an {@code http} address, with {@code :name} where values of the request go
 * @param forced whether it holds where there is a file, too
 * @param conditions what must be true of the visitor: of each one of the values
 */
public record Redirect(
        FromPath from,
        SortedMap<String, String> query,
        String to,
        int status,
        boolean forced,
        SortedMap<Condition, List<String>> conditions) {

    private static final Set<Integer> MOVED = Set.of(301, 302, 307, 308);
    private static final Set<Integer> SHOWN = Set.of(200, 404, 410);

    public Redirect {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
        conditions = copy(conditions);
        if (!isPath(to) && !isAddress(to)) {
            throw new IllegalArgumentException("neither a path nor an address: '" + to + "'");
        }
        if (!MOVED.contains(status) && !(SHOWN.contains(status) && isPath(to)) && status != 200) {
            throw new IllegalArgumentException("status " + status + " does not go with '" + to + "'");
        }
    }

    /** A rule for everybody. */
    public Redirect(FromPath from, SortedMap<String, String> query, String to, int status, boolean forced) {
        this(from, query, to, status, forced, Collections.emptySortedMap());
    }

    public static boolean isPath(String to) {
        return to.startsWith("/") && !to.startsWith("//");
    }

    public static boolean isAddress(String to) {
        return to.startsWith("http://") || to.startsWith("https://");
    }

    public static boolean isStatus(int status) {
        return MOVED.contains(status) || SHOWN.contains(status);
    }

    /** The rule as somebody would write it. */
    public String line() {
        StringJoiner line = new StringJoiner(" ").add(from.text());
        query.forEach((name, value) -> line.add(name + "=" + value));
        line.add(to).add(status + (forced ? "!" : ""));
        conditions.forEach((condition, values) -> line.add(condition.word() + "=" + String.join(",", values)));
        return line.toString();
    }

    /** Whether the visitor is sent elsewhere, rather than shown something else. */
    public boolean moves() {
        return moves(status);
    }

    public static boolean moves(int status) {
        return MOVED.contains(status);
    }

    /** Whether it shows what is at another server. */
    public boolean proxies() {
        return status == 200 && isAddress(to);
    }

    /** Whether the request's own query goes along: unless the rule has something to say about queries. */
    public boolean keepsQuery() {
        return query.isEmpty() && to.indexOf('?') < 0;
    }

    /** Whether it holds for a path that it is for. */
    boolean holds(Asked asked) {
        return wants(asked.query())
                && conditions.entrySet().stream().allMatch(one -> one.getKey().holds(one.getValue(), asked.who()));
    }

    boolean wants(Map<String, String> asked) {
        return query.entrySet().stream().allMatch(wanted -> wants(wanted, asked));
    }

    private static boolean wants(Map.Entry<String, String> wanted, Map<String, String> asked) {
        String value = asked.get(wanted.getKey());
        return value != null
                && (wanted.getValue().startsWith(":") || wanted.getValue().equals(value));
    }

    private static SortedMap<Condition, List<String>> copy(SortedMap<Condition, List<String>> conditions) {
        SortedMap<Condition, List<String>> copy = new TreeMap<>();
        conditions.forEach((condition, values) -> {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value is named of " + condition);
            }
            copy.put(condition, List.copyOf(values));
        });
        return Collections.unmodifiableSortedMap(copy);
    }
}
