package dev.lockstep.contracts.event;

/**
 * What went wrong, told to whoever can mend it, and to others: addresses in it are {@linkplain Redacted redacted}, and
 * signs that cannot be seen are told by their number: it quotes what others wrote, and no database takes U+0000.
 *
 * @param file the site's file that is at fault, empty when none is
 * @param line counted from 1, 0 when unknown
 * @param hint what to do next, empty when there is nothing to say
 */
public record Problem(String file, int line, String reason, String hint) {

    public Problem {
        reason = seen(reason);
        hint = seen(hint);
    }

    private static String seen(String text) {
        return Visible.lines(Redacted.text(text));
    }

    public static Problem of(String reason, String hint) {
        return new Problem("", 0, reason, hint);
    }

    /** The problem in one line: {@code product.html:12: reason (hint)}. */
    public String text() {
        String place = file.isEmpty() ? "" : line > 0 ? file + ":" + line + ": " : file + ": ";
        return place + reason + (hint.isEmpty() ? "" : " (" + hint + ")");
    }

    @Override
    public String toString() {
        return text();
    }
}
