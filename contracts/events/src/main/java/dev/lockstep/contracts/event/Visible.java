package dev.lockstep.contracts.event;

/**
 * Text of which every sign can be seen: what visitors sent may hold line breaks that forge a line, and sequences that a
 * terminal obeys. It is written like this in JSON too, since programs that read JSON print it as it was.
 */
public final class Visible {

    private Visible() {}

    /** The text on one line; where something cannot be seen is a backslash, and its letter or its number. */
    public static String line(String text) {
        return escape(text, "");
    }

    /** The same of a text that has lines and is indented. */
    public static String lines(String text) {
        return escape(text, "\n\t");
    }

    private static String escape(String text, String let) {
        if (text.chars().noneMatch(Visible::isUnseen)) {
            return text;
        }
        StringBuilder seen = new StringBuilder(text.length() + 16);
        text.chars().forEach(sign -> {
            if (isUnseen(sign) && let.indexOf(sign) < 0) {
                seen.append(escaped(sign));
            } else {
                seen.append((char) sign);
            }
        });
        return seen.toString();
    }

    /** Controls, separators of lines, and signs that turn the direction of what follows. */
    private static boolean isUnseen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String escaped(int sign) {
        return switch (sign) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(sign);
        };
    }
}
