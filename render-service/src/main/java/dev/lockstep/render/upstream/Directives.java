package dev.lockstep.render.upstream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a response says to caches, by the directive's name in lower case; of a repeated one the first. */
record Directives(Map<String, String> values) {

    static final Directives NONE = new Directives(Map.of());

    /** RFC 9111 §5.2: a token, or a token with a value that may stand in quotes. */
    private static final Pattern DIRECTIVE = Pattern.compile(
            "\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:=(\"[^\"]*\"|[^\",;\\s]*))?(?:\\s*;[^,\"]*)?\\s*(?:,|$)|\\s*,");

    private static final Pattern STRICT_NAME = Pattern.compile("[a-z*][a-z0-9_.*-]*");

    Directives {
        values = Map.copyOf(values);
    }

    /** {@code Cache-Control}: read as far as it can be. */
    static Directives lenient(String field) {
        Map<String, String> values = new HashMap<>();
        Matcher directive = DIRECTIVE.matcher(field);
        while (directive.find()) {
            if (directive.group(1) != null) {
                values.putIfAbsent(directive.group(1).toLowerCase(Locale.ROOT), unquoted(directive.group(2)));
            }
        }
        return new Directives(values);
    }

    /** A targeted field, a dictionary of RFC 8941: ignored as a whole when it is not one (RFC 9213 §2.1). */
    static Directives strict(String field) {
        Map<String, String> values = new HashMap<>();
        Matcher directive = DIRECTIVE.matcher(field);
        int read = 0;
        while (read < field.length()) {
            if (!directive.find(read) || directive.start() != read || directive.group(1) == null) {
                return NONE;
            }
            if (!STRICT_NAME.matcher(directive.group(1)).matches()) {
                return NONE;
            }
            values.put(directive.group(1), unquoted(directive.group(2)));
            read = directive.end();
        }
        return new Directives(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** A number of seconds; one that cannot be read counts as none at all, RFC 9111 §4.2.1. */
    Optional<Duration> seconds(String name) {
        return Optional.ofNullable(values.get(name)).map(Directives::duration);
    }

    private static Duration duration(String text) {
        return text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
    }

    private static String unquoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }
}
