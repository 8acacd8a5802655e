package dev.lockstep.deploy.configuration.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that someone probably meant. */
public final class Nearest {
    /** Of many more, none is worth the search, and the file names are an author's to choose. */
    private static final int MOST_KNOWN = 5_000;

    private static final int LONGEST = 100;

    private Nearest() {}

    /** The closest known word, when it is close: at most every third letter differs. */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST || known.size() > MOST_KNOWN) {
            return Optional.empty();
        }
        int tolerance = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(other -> Math.abs(other.length() - word.length()) <= tolerance)
                .filter(other -> distance(word, other) <= tolerance)
                .min(Comparator.<String>comparingInt(other -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A question to end a problem with, or else {@code otherwise}. */
    public static String hint(String word, Collection<String> known, String otherwise) {
        return to(word, known).map(near -> "did you mean '" + near + "'?").orElse(otherwise);
    }

    /** How many letters to add, drop or change (Levenshtein), one row of the table at a time. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
