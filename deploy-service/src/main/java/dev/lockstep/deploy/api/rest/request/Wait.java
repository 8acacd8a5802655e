package dev.lockstep.deploy.api.rest.request;

import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long a caller waits for the edges: the parameter {@code wait}, such as {@code PT5S} (ISO 8601). */
public final class Wait {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    public static final Wait NONE = new Wait(Duration.ZERO);

    private final Duration atMost;

    private Wait(Duration atMost) {
        this.atMost = atMost;
    }

    /** Read by JAX-RS. */
    public static Wait fromString(String text) {
        try {
            Duration asked = Duration.parse(text);
            return new Wait(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
        } catch (DateTimeParseException ignored) {
            throw new UnfitParameterException("'" + text + "' is not a duration", "wait is such as PT5S (ISO 8601)");
        }
    }

    public boolean isWanted() {
        return atMost.isPositive();
    }

    public Duration atMost() {
        return atMost;
    }
}
