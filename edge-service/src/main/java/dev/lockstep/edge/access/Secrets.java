package dev.lockstep.edge.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lockstep.contracts.event.Redacted;
import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks in a URL what must not be written down: tokens belong in header fields and cookies, but somebody will put one into
 * a query, and a link may carry such a URL in a query of its own.
 */
final class Secrets {

    private static final String MASK = "***";

    /** Parameters whose names end in such a word, and which have a value: {@code access_token=x}, {@code X-Amz-Signature=x}. */
    private static final Pattern NAMED =
            Pattern.compile("(?is)(?:token|secret|password|passwd|passphrase|signature|credentials?|(?<![a-z0-9])"
                    + "(?:(?:api|access)?key|auth(?:orization)?|jwt|pass|pwd|session(?:id)?|sig))\\]?=.");

    private static final Pattern PARAMETER = Pattern.compile("[^?&;]+");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** An escape of an escape: a URL in a query that is itself in one. */
    private static final int MOST_DECODED = 3;

    private Secrets() {}

    static String mask(String url) {
        int query = url.indexOf('?');
        return query < 0 || !mayHoldSecret(url.substring(query))
                ? url
                : url.substring(0, query)
                        + PARAMETER
                                .matcher(url.substring(query))
                                .replaceAll(found -> Matcher.quoteReplacement(masked(found.group())));
    }

    /** Masks in what was written down last whatever looks like a token of ours, wherever in a request it was sent. */
    static void maskTokens(StringBuilder lines, int start) {
        if (lines.indexOf(Redacted.START_OF_TOKEN, start) >= 0) {
            String masked = Redacted.tokens(lines.substring(start));
            lines.setLength(start);
            lines.append(masked);
        }
    }

    /** Most queries hold none, and are looked through once. */
    private static boolean mayHoldSecret(String query) {
        return query.indexOf('%') >= 0 || NAMED.matcher(query).find();
    }

    private static String masked(String parameter) {
        if (!NAMED.matcher(decoded(parameter)).find()) {
            return parameter;
        }
        int value = parameter.indexOf('=') + 1;
        return parameter.substring(0, value) + MASK;
    }

    private static String decoded(String parameter) {
        String text = parameter;
        for (int decoded = 0; decoded < MOST_DECODED && text.indexOf('%') >= 0; decoded++) {
            text = URLDecoder.decode(BAD_ESCAPE.matcher(text).replaceAll("%25"), ISO_8859_1);
        }
        return text;
    }
}
