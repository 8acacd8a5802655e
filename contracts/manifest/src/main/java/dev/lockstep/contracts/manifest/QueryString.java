package dev.lockstep.contracts.manifest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What follows the question mark of a request target. */
public final class QueryString {

    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?%";
    private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private QueryString() {}

    /** The parameters, decoded. Of a repeated one the first; a query that is no query counts as none. */
    public static Map<String, String> parse(String query) {
        Map<String, String> parameters = new HashMap<>();
        try {
            for (String parameter : query.split("&", -1)) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
            }
            return parameters;
        } catch (IllegalArgumentException malformed) {
            return Map.of();
        }
    }

    /** The same query in the letters of RFC 3986 §3.4, as browsers send others too: those are percent-encoded. */
    public static String strict(String query) {
        StringBuilder strict = new StringBuilder(query.length());
        query.codePoints().forEach(letter -> {
            boolean kept = letter < 0x80 && (Character.isLetterOrDigit(letter) || ALLOWED.indexOf(letter) >= 0);
            strict.append(kept ? Character.toString(letter) : PercentEncoding.encode(Character.toString(letter)));
        });
        return BARE_PERCENT.matcher(strict).replaceAll("%25");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
