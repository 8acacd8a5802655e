package dev.lockstep.deploy.configuration.route;

import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as authors write it: {@code 60s}, {@code 5m}, {@code 1h}, {@code 1d} or ISO 8601. */
final class ShortDuration {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})([smhd])");

    private ShortDuration() {}

    /** The duration that a text means; tells when it means none, or one beyond reason. */
    static Optional<Duration> read(Node.Scalar text, Problems problems) {
        Optional<Duration> duration = parse(text.text());
        if (duration.isEmpty()) {
            problems.add(
                    text.line(), "'" + text.text() + "' is not a duration", "a number and its unit, s, m, h or d: 60s");
        } else if (!isBounded(duration.get())) {
            problems.add(
                    text.line(),
                    "'" + text.text() + "' is too short or too long",
                    "from 1s to " + LONGEST.toDays() + "d");
        }
        return duration.filter(ShortDuration::isBounded);
    }

    private static Optional<Duration> parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    private static boolean isBounded(Duration duration) {
        return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
