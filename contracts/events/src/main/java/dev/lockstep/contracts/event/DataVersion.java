package dev.lockstep.contracts.event;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What data has come to, as whoever keeps it counts: by numbers or by instants. A number and an instant say nothing of
 * each other.
 */
public sealed interface DataVersion {

    int LONGEST = 64;

    /** A number of at most {@link #LONGEST} digits; larger is newer. */
    record Count(BigInteger number) implements DataVersion {}

    /** An instant with its offset as in RFC 3339; later is newer. */
    record At(Instant instant) implements DataVersion {}

    /** Empty for what is neither. */
    static Optional<DataVersion> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return text.chars().allMatch(DataVersion::isDigit)
                ? Optional.of(new Count(new BigInteger(text)))
                : instant(text);
    }

    /** Of two versions of the same data, each empty when nothing is known, what is known when both were said in turn. */
    static String newest(String earlier, String later) {
        return later.isEmpty() || isOlder(later, earlier) ? earlier : later;
    }

    /** Whether both say something that can be compared, and one is older than the other. */
    static boolean isOlder(String one, String other) {
        return parse(one).flatMap(known -> parse(other).map(known::isOlderThan)).orElse(false);
    }

    /** Never, if they cannot be compared. */
    default boolean isOlderThan(DataVersion other) {
        return switch (this) {
            case Count(BigInteger number) -> other instanceof Count(BigInteger later) && number.compareTo(later) < 0;
            case At(Instant instant) -> other instanceof At(Instant later) && instant.isBefore(later);
        };
    }

    private static Optional<DataVersion> instant(String text) {
        try {
            return Optional.of(new At(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }
}
