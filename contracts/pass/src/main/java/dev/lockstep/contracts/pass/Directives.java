package dev.lockstep.contracts.pass;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message says to caches: arguments by the directive's name in lower case, empty where there is none. */
public record Directives(Map<String, String> values) {

    public static final Directives NONE = new Directives(Map.of());

    /** RFC 9111 §1.2.2: what is longer than can be counted is as long as this. */
    public static final Duration LONGEST = Duration.ofSeconds(1L << 31);

    public Directives {
        values = Map.copyOf(values);
    }

    /** {@code Cache-Control}: read as far as it can be; of a repeated directive the first (RFC 9111 §4.2.1). */
    public static Directives lenient(String field) {
        Map<String, String> values = new HashMap<>();
        Matcher directive = Grammar.DIRECTIVE.matcher(field);
        while (directive.find()) {
            values.putIfAbsent(directive.group(1).toLowerCase(Locale.ROOT), unquoted(directive.group(2)));
        }
        return new Directives(values);
    }

    /** A targeted field, a dictionary of RFC 8941 §4.2.2: ignored as a whole when it is none (RFC 9213 §2.1). */
    public static Directives strict(String field) {
        Map<String, String> values = new HashMap<>();
        String rest = field.strip();
        Matcher member = Grammar.MEMBER.matcher(rest);
        if (rest.endsWith(",")) {
            return NONE;
        }
        int read = 0;
        while (read < rest.length()) {
            if (!member.find(read)) {
                return NONE;
            }
            put(values, member);
            read = member.end();
        }
        return new Directives(values);
    }

    private static void put(Map<String, String> values, Matcher member) {
        @Nullable String value = member.group(2);
        if ("?0".equals(value)) {
            values.remove(member.group(1));
        } else {
            values.put(member.group(1), value == null || value.equals("?1") ? "" : value);
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** A number of seconds; one that cannot be read makes a response stale (RFC 9111 §4.2.1). */
    public Optional<Duration> seconds(String name) {
        return Optional.ofNullable(values.get(name)).map(text -> duration(text).orElse(Duration.ZERO));
    }

    /** RFC 9111 §1.2.2; empty for what is no number. */
    public static Optional<Duration> duration(String text) {
        if (text.isEmpty() || !text.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            return Optional.empty();
        }
        return Optional.of(text.length() > 10 ? LONGEST : shorter(LONGEST, Duration.ofSeconds(Long.parseLong(text))));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String unquoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Every repetition is possessive, so that nothing is read twice. */
    private static final class Grammar {

        private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

        /** RFC 9111 §5.2: a token, or a token with an argument that may stand in quotes; up to the next comma. */
        private static final Pattern DIRECTIVE =
                Pattern.compile("\\G[\\s,]*+(" + TOKEN + "|[^,]++)(?:=(\"(?:[^\"\\\\]|\\\\.)*+\"|[^,\\s]*+))?[^,]*+");

        private static final String ITEM = "(?:-?[0-9]{1,12}+\\.[0-9]{1,3}+|-?[0-9]{1,15}+|\\?[01]|:[A-Za-z0-9+/=]*+:"
                + "|\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+\"|[A-Za-z*][:/!#$%&'*+.^_`|~0-9A-Za-z-]*+)";
        private static final String KEY = "[a-z*][a-z0-9_.*-]*+";
        private static final String PARAMETERS = "(?:; *+" + KEY + "(?:=" + ITEM + ")?+)*+";
        private static final String LIST = "\\( *+(?:" + ITEM + PARAMETERS + "(?: ++|(?=\\))))*+\\)";

        /** RFC 8941 §3.2: one member of a dictionary, and the comma after it. */
        private static final Pattern MEMBER = Pattern.compile(
                "\\G(" + KEY + ")(?:=(" + ITEM + "|" + LIST + "))?+" + PARAMETERS + "[ \\t]*+(?:,[ \\t]*+|$)");
    }
}
