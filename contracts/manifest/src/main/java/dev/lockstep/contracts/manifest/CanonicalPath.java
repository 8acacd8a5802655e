package dev.lockstep.contracts.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The one spelling of a path: decoded, absolute, without dot segments. Files, routes and page keys know no other, so a
 * lookup and a cache can never disagree on what a request meant. {@link PathParser} makes one from a request target.
 *
 * <p>Repeated and trailing slashes are kept: they name something else, which usually does not exist.
 */
public record CanonicalPath(String text) implements Comparable<CanonicalPath> {

    /** Long enough for every file system's path, short enough to be a Kafka key. */
    public static final int MAX_BYTES = 2048;

    public CanonicalPath {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with '/': '" + text + "'");
        }
        if (isTooLong(text)) {
            throw new IllegalArgumentException("a path has at most " + MAX_BYTES + " bytes: '" + text + "'");
        }
        if (holdsForbidden(text)) {
            throw new IllegalArgumentException(
                    "a path holds no control characters, no backslash and no half of a letter: '" + text + "'");
        }
        if (hasDotSegment(text)) {
            throw new IllegalArgumentException("a path holds no dot segments: '" + text + "'");
        }
    }

    /** The parts between the slashes; the root has one, which is empty. */
    public List<String> segments() {
        return List.of(text.substring(1).split("/", -1));
    }

    /** The path as it is sent: every byte but RFC 3986's unreserved ones and the slash percent-encoded. */
    public String encoded() {
        return PercentEncoding.encodePath(text);
    }

    @Override
    public int compareTo(CanonicalPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Counted only where it matters: a character takes at most three bytes, and two of them at most four. */
    private static boolean isTooLong(String text) {
        return text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }

    private static boolean holdsForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isForbidden(character) || (Character.isSurrogate(character) && isHalfALetter(text, i))) {
                return true;
            }
        }
        return false;
    }

    /** Sent as UTF-8, any such half would be the same question mark. */
    private static boolean isHalfALetter(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static boolean isForbidden(char character) {
        return Character.isISOControl(character) || character == '\\' || character == 0xFFFD;
    }

    private static boolean hasDotSegment(String text) {
        return text.contains("/.")
                && Arrays.stream(text.split("/", -1)).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
