package dev.lockstep.contracts.manifest;

import java.util.Locale;
import java.util.Optional;

/**
 * Turns the path of a request target into its one canonical spelling.
 *
 * <p>An encoded slash or backslash and dot segments, plain or encoded, are refused rather than resolved: intermediaries
 * disagree on them, and each disagreement has been a cache poisoning somewhere.
 */
public final class PathParser {

    private PathParser() {}

    /** Parses a path as it stood in the request line, without its query. */
    public static ParsedPath parse(String raw) {
        if (raw.indexOf('%') >= 0 && holdsEncodedSlash(raw.toUpperCase(Locale.ROOT))) {
            return new ParsedPath.Refused("an encoded slash has no one meaning");
        }
        Optional<String> decoded = PercentEncoding.decode(raw);
        if (decoded.isEmpty()) {
            return new ParsedPath.Refused("the path is not percent-encoded UTF-8");
        }
        return canonical(decoded.get());
    }

    private static boolean holdsEncodedSlash(String upper) {
        return upper.contains("%2F") || upper.contains("%5C");
    }

    private static ParsedPath canonical(String decoded) {
        try {
            return new ParsedPath.Canonical(new CanonicalPath(decoded));
        } catch (IllegalArgumentException refused) {
            return new ParsedPath.Refused("the path is not canonical");
        }
    }
}
