package dev.lockstep.deploy.configuration.notation;

import dev.lockstep.contracts.event.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with one file, gathered while reading on, so that its author hears all of it at once. */
public final class Problems {
    /** Nobody mends more in one go, and whoever sends a million mistakes gets no million answers. */
    public static final int MOST = 100;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    public void add(int line, String reason, String hint) {
        found.add(new Problem(file, line, reason, hint));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** In the order of lines. */
    public List<Problem> inOrder() {
        List<Problem> ordered = found.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .limit(MOST)
                .toList();
        if (found.size() == ordered.size()) {
            return ordered;
        }
        List<Problem> cut = new ArrayList<>(ordered);
        cut.add(new Problem(file, 0, "and " + (found.size() - MOST) + " problems more", ""));
        return List.copyOf(cut);
    }
}
