package dev.lockstep.deploy.api.rest.token;

import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** For how long a rotated token's secret goes on: the parameter {@code overlap}, such as {@code PT1H} (ISO 8601). */
public final class Overlap {
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Duration length;

    private Overlap(Duration length) {
        this.length = length;
    }

    /** Read by JAX-RS. */
    public static Overlap fromString(String text) {
        try {
            Duration asked = Duration.parse(text);
            if (!asked.isNegative() && asked.compareTo(LONGEST) <= 0) {
                return new Overlap(asked);
            }
        } catch (DateTimeParseException ignored) {
            // Told as what does not fit is.
        }
        throw new UnfitParameterException("'" + text + "' is no overlap", "overlap is from PT0S to P7D (ISO 8601)");
    }

    Duration length() {
        return length;
    }
}
