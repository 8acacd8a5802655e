package dev.lockstep.edge.skew;

import dev.lockstep.edge.site.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * For how long files of a deploy are still found at its site's own hosts once another deploy is live.
 *
 * @param deploys the latest so many that were live
 * @param age no longer than this after each was replaced
 */
public record Retention(int deploys, Duration age) {

    public Retention {
        if (deploys < 0 || age.isNegative()) {
            throw new IllegalArgumentException("files of " + deploys + " deploys for " + age);
        }
    }

    /** Of the deploys that were live, the latest first, those whose files are still found. */
    List<Earlier> keeps(List<Earlier> earlier, Instant now) {
        return earlier.stream()
                .limit(deploys)
                .filter(one -> now.isBefore(one.until().plus(age)))
                .toList();
    }
}
