package dev.lockstep.contracts.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a page may depend on: its path, and the query parameters, headers and cookies that its route allows,
 * in one order. The renderer receives nothing else, so two requests with the same key have the same page.
 *
 * @param headers names in lower case
 */
public record PageKey(
        CanonicalPath path,
        SortedMap<String, String> query,
        SortedMap<String, String> headers,
        SortedMap<String, String> cookies) {

    /** So many bytes a key has at most, percent-encoded: it is what edges hold of every page, what Kafka is keyed by, and anybody's to choose. */
    public static final int MAX_BYTES = 2048;

    /** What a character may become, and a pair besides its name and value. */
    private static final int MOST_OF_A_CHARACTER = 9;

    private static final int MOST_OF_A_PAIR = 9;

    /** Most pages have none of these: they share one, as an edge holds a million keys. */
    private static final SortedMap<String, String> NONE = Collections.unmodifiableSortedMap(new TreeMap<>());

    private static final String COOKIE = "cookie.";
    private static final String HEADER = "header.";

    public PageKey {
        query = fixed(query);
        headers = fixed(headers);
        cookies = fixed(cookies);
    }

    public PageKey(CanonicalPath path, SortedMap<String, String> query) {
        this(path, query, NONE, NONE);
    }

    public static PageKey of(CanonicalPath path) {
        return new PageKey(path, NONE);
    }

    /**
     * The key in one line, percent-encoded: {@code /products/1?page=2#cookie.theme=dark&header.accept-language=de}.
     * {@link #parse} reads it back.
     */
    public String text() {
        String variants = joined(COOKIE, cookies) + joined(HEADER, headers);
        return path.encoded() + marked('?', joined("", query)) + marked('#', variants);
    }

    /** Whether its text is longer than {@link #MAX_BYTES}: nearly every key is so short that it need not be written to tell. */
    public boolean isTooLong() {
        int characters = path.text().length() + characters(query) + characters(headers) + characters(cookies);
        return characters > MAX_BYTES / MOST_OF_A_CHARACTER && text().length() > MAX_BYTES;
    }

    /** Reads {@link #text}; empty when it was not written by it. */
    public static Optional<PageKey> parse(String text) {
        String address = before('#', text);
        Map<String, String> variants = pairs(after('#', text));
        return switch (PathParser.parse(before('?', address))) {
            case ParsedPath.Refused refused -> Optional.empty();
            case ParsedPath.Canonical(CanonicalPath path) ->
                Optional.of(new PageKey(
                                path, pairs(after('?', address)), under(HEADER, variants), under(COOKIE, variants)))
                        .filter(key -> key.text().equals(text));
        };
    }

    @Override
    public String toString() {
        return text();
    }

    private static SortedMap<String, String> fixed(SortedMap<String, String> values) {
        return values.isEmpty() ? NONE : Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    private static int characters(SortedMap<String, String> pairs) {
        int characters = 0;
        if (!pairs.isEmpty()) {
            for (Map.Entry<String, String> pair : pairs.entrySet()) {
                characters += pair.getKey().length() + pair.getValue().length() + MOST_OF_A_PAIR;
            }
        }
        return characters;
    }

    private static String before(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String after(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? "" : text.substring(at + 1);
    }

    private static SortedMap<String, String> pairs(String encoded) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                PercentEncoding.decode(pair.substring(0, equals))
                        .ifPresent(name -> PercentEncoding.decode(pair.substring(equals + 1))
                                .ifPresent(value -> pairs.put(name, value)));
            }
        }
        return pairs;
    }

    private static SortedMap<String, String> under(String prefix, Map<String, String> pairs) {
        SortedMap<String, String> under = new TreeMap<>();
        pairs.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                under.put(name.substring(prefix.length()), value);
            }
        });
        return under;
    }

    /** Each pair with an ampersand in front. */
    private static String joined(String prefix, SortedMap<String, String> pairs) {
        if (pairs.isEmpty()) {
            return "";
        }
        StringBuilder joined = new StringBuilder();
        pairs.forEach((name, value) -> joined.append('&')
                .append(PercentEncoding.encode(prefix + name))
                .append('=')
                .append(PercentEncoding.encode(value)));
        return joined.toString();
    }

    private static String marked(char mark, String joined) {
        return joined.isEmpty() ? "" : mark + joined.substring(1);
    }
}
