package dev.lockstep.edge.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks in a URL what must not be written down: tokens belong in header fields and cookies, but somebody will put one into
 * a query, and a link may carry such a URL in a query of its own.
 */
final class Secrets {

    private static final String MASK = "***";
    private static final List<String> NAMES = List.of("lockstep-preview-token", "lockstep-explain-token");
    private static final Pattern PARAMETER = Pattern.compile("[^?&;]+");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** An escape of an escape: a URL in a query that is itself in one. */
    private static final int MOST_DECODED = 3;

    private Secrets() {}

    static String mask(String url) {
        int query = url.indexOf('?');
        return query < 0
                ? url
                : url.substring(0, query)
                        + PARAMETER
                                .matcher(url.substring(query))
                                .replaceAll(found -> Matcher.quoteReplacement(masked(found.group())));
    }

    private static String masked(String parameter) {
        if (!holdsSecret(parameter)) {
            return parameter;
        }
        int value = parameter.indexOf('=') + 1;
        return parameter.substring(0, value) + MASK;
    }

    private static boolean holdsSecret(String parameter) {
        String text = parameter;
        for (int decoded = 0; decoded < MOST_DECODED && text.indexOf('%') >= 0; decoded++) {
            text = URLDecoder.decode(BAD_ESCAPE.matcher(text).replaceAll("%25"), ISO_8859_1);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::contains);
    }
}
