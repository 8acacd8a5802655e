package dev.lockstep.contracts.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Everything that a page may depend on: its path and the query parameters that its route allows, in one order. The
 * renderer receives nothing else, so two requests with the same key have the same page.
 */
public record PageKey(CanonicalPath path, SortedMap<String, String> query) {

    public PageKey {
        query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
    }

    public static PageKey of(CanonicalPath path) {
        return new PageKey(path, new TreeMap<>());
    }

    /** The key in one line, percent-encoded: {@code /products/1?page=2}. {@link #parse} reads it back. */
    public String text() {
        return query.isEmpty() ? path.encoded() : path.encoded() + "?" + encodedQuery();
    }

    /** Reads {@link #text}; empty when it was not written by it. */
    public static Optional<PageKey> parse(String text) {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        return switch (PathParser.parse(path)) {
            case ParsedPath.Refused refused -> Optional.empty();
            case ParsedPath.Canonical canonical -> {
                PageKey key = new PageKey(canonical.path(), query(mark < 0 ? "" : text.substring(mark + 1)));
                yield key.text().equals(text) ? Optional.of(key) : Optional.empty();
            }
        };
    }

    @Override
    public String toString() {
        return text();
    }

    private static SortedMap<String, String> query(String encoded) {
        SortedMap<String, String> query = new TreeMap<>();
        for (String parameter : encoded.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                PercentEncoding.decode(parameter.substring(0, equals))
                        .ifPresent(name -> PercentEncoding.decode(parameter.substring(equals + 1))
                                .ifPresent(value -> query.put(name, value)));
            }
        }
        return query;
    }

    private String encodedQuery() {
        StringJoiner joined = new StringJoiner("&");
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            joined.add(PercentEncoding.encode(parameter.getKey()) + "=" + PercentEncoding.encode(parameter.getValue()));
        }
        return joined.toString();
    }
}
