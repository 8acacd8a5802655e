package dev.lockstep.contracts.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What, besides its path, tells one page of a route from another. Everything else of a request is dropped.
 *
 * <p>Of a header and a cookie there are as many variants as values are listed. What is sent becomes one of them; the
 * first stands for all that is not listed, and for nothing. An empty value leaves the name out of the key.
 *
 * @param query names of query parameters
 * @param headers values by a header's name in lower case
 * @param cookies values by a cookie's name
 */
public record Variants(
        SortedSet<String> query, SortedMap<String, List<String>> headers, SortedMap<String, List<String>> cookies) {

    public static final Variants NONE = new Variants(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());

    public Variants {
        query = Collections.unmodifiableSortedSet(new TreeSet<>(query));
        headers = listed(headers);
        cookies = listed(cookies);
    }

    public static Variants ofQuery(String... names) {
        return new Variants(new TreeSet<>(List.of(names)), new TreeMap<>(), new TreeMap<>());
    }

    /**
     * The page that a request means.
     *
     * @param sent the request's parameters, decoded
     * @param header a header's value by its name in lower case, empty when it was not sent
     */
    PageKey key(CanonicalPath path, Map<String, String> sent, UnaryOperator<String> header) {
        SortedMap<String, String> allowed = allowed(sent);
        return headers.isEmpty() && cookies.isEmpty()
                ? new PageKey(path, allowed)
                : new PageKey(path, allowed, chosenHeaders(header), chosenCookies(header));
    }

    /** Whether a request can mean the page. */
    boolean allows(PageKey key) {
        return query.containsAll(key.query().keySet())
                && allows(headers, key.headers())
                && allows(cookies, key.cookies());
    }

    /** The request headers that caches downstream have to tell apart, for {@code Vary}; empty when there are none. */
    public String vary() {
        if (headers.isEmpty() && cookies.isEmpty()) {
            return "";
        }
        SortedSet<String> names = new TreeSet<>(headers.keySet());
        if (!cookies.isEmpty()) {
            names.add("cookie");
        }
        return String.join(", ", names);
    }

    private SortedMap<String, String> allowed(Map<String, String> sent) {
        if (query.isEmpty() || sent.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> allowed = new TreeMap<>(sent);
        allowed.keySet().retainAll(query);
        return allowed;
    }

    private SortedMap<String, String> chosenHeaders(UnaryOperator<String> header) {
        SortedMap<String, String> chosen = new TreeMap<>();
        headers.forEach((name, values) -> put(chosen, name, HeaderValue.choose(name, header.apply(name), values)));
        return chosen;
    }

    private SortedMap<String, String> chosenCookies(UnaryOperator<String> header) {
        SortedMap<String, String> chosen = new TreeMap<>();
        if (!cookies.isEmpty()) {
            Cookies sent = Cookies.parse(header.apply("cookie"));
            cookies.forEach((name, values) -> put(chosen, name, sent.choose(name, values)));
        }
        return chosen;
    }

    private static void put(SortedMap<String, String> chosen, String name, String value) {
        if (!value.isEmpty()) {
            chosen.put(name, value);
        }
    }

    private static boolean allows(SortedMap<String, List<String>> listed, SortedMap<String, String> chosen) {
        return listed.keySet().containsAll(chosen.keySet())
                && listed.entrySet().stream()
                        .allMatch(name -> name.getValue().contains(chosen.getOrDefault(name.getKey(), "")));
    }

    private static SortedMap<String, List<String>> listed(SortedMap<String, List<String>> values) {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        values.forEach((name, listed) -> {
            if (listed.isEmpty()) {
                throw new IllegalArgumentException("no value is listed of '" + name + "'");
            }
            copy.put(name, List.copyOf(listed));
        });
        return Collections.unmodifiableSortedMap(copy);
    }
}
