package dev.lockstep.contracts.manifest.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The paths that a rule for headers is for, as the engine that Netlify publishes takes them: {@code :name} is one segment,
 * {@code *} is anything, slashes too. Case makes no difference, nor does one slash at the end. A {@code *} at the end needs
 * no slash before it: {@code /blog/*} is for {@code /blog} and {@code /blogs} as well. In a segment with a star a dot is
 * any one character.
 */
public record ForPath(String text) {

    /** Long enough for any path that there can be. */
    public static final int LONGEST = 2048;

    /** What a segment with a star cannot hold: the engine takes it for a part of a regular expression. */
    private static final Pattern BESIDE_STAR = Pattern.compile("[^\\\\^$+?()\\[\\]{}|]*");

    /** Stands for a segment that may be any; no path holds it. */
    private static final char ANY = '\0';

    public ForPath {
        if (!text.startsWith("/") || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a path starts with '/' and has at most " + LONGEST + " characters: '" + text + "'");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a path holds no control characters");
        }
        List<String> parts = parts(text);
        if (parts.stream()
                .anyMatch(
                        part -> part.contains("*") && !BESIDE_STAR.matcher(part).matches())) {
            throw new IllegalArgumentException("beside '*' stand no brackets, '+', '?', '$', '^', '|' or '\\'");
        }
        if (isWild(parts) && WildPath.size(parts) > WildPath.LONGEST) {
            throw new IllegalArgumentException(
                    "with a '*' before its end a path has at most " + (WildPath.LONGEST - 2) + " characters");
        }
    }

    /** Whether it has a star that is not just its end; such paths are found by trying them. */
    public boolean isWild() {
        return isWild(parts());
    }

    /** Whether it is for all paths that begin as it does. */
    boolean isOpen() {
        List<String> parts = parts();
        return !parts.isEmpty() && parts.getLast().endsWith("*") && !isNamed(parts.getLast());
    }

    /** Which of the segments may be any, ascending. */
    public List<Integer> named() {
        List<String> parts = parts();
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (isNamed(parts.get(i))) {
                named.add(i);
            }
        }
        return List.copyOf(named);
    }

    /** What a path that it is for looks like under {@link #marked}, or how it begins. It is not wild. */
    String literal() {
        StringBuilder literal = new StringBuilder();
        for (String part : parts()) {
            if (!part.equals("*")) {
                literal.append('/').append(isNamed(part) ? String.valueOf(ANY) : part);
            }
        }
        String all = literal.toString();
        String begin = isOpen() && all.endsWith("*") ? all.substring(0, all.length() - 1) : all;
        return begin.isEmpty() && !isOpen() ? "/" : fold(begin);
    }

    List<String> parts() {
        return parts(text);
    }

    @Override
    public String toString() {
        return text;
    }

    static boolean isNamed(String part) {
        return part.startsWith(":");
    }

    /** A path without its last slash, if it has more than that. */
    static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** A folded path with those segments that may be any marked; empty, as no path is, when it lacks one of them. */
    static String marked(String folded, List<Integer> named) {
        if (named.isEmpty()) {
            return folded;
        }
        String[] segments = folded.substring(1).split("/", -1);
        for (int i : named) {
            if (i >= segments.length || segments[i].isEmpty()) {
                return "";
            }
            segments[i] = String.valueOf(ANY);
        }
        return "/" + String.join("/", segments);
    }

    /** The same for all spellings of a text that differ in case alone. Most paths are that already. */
    static String fold(String text) {
        if (text.chars().allMatch(c -> c < 0x80 && (c < 'A' || c > 'Z'))) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
        return folded.toString();
    }

    private static boolean isWild(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            int star = isNamed(part) ? -1 : part.indexOf('*');
            boolean isEnd = i == parts.size() - 1 && star == part.length() - 1 && part.indexOf('.') < 0;
            if (star >= 0 && !isEnd) {
                return true;
            }
        }
        return false;
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("/"))
                .map(String::stripTrailing)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
