package dev.lockstep.contracts.pass;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates as header fields say them. */
public final class HttpDate {

    private HttpDate() {}

    /** RFC 9110 §5.6.7; empty for what is no date. */
    public static Optional<Instant> read(String field) {
        try {
            return Optional.of(ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
