package dev.lockstep.contracts.pass;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as header fields say them (RFC 9110 §5.6.7): one way to write them, and two more that have to be read. */
public final class HttpDate {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    /** The name of the day says nothing that the date does not, and is not looked at. */
    private static final List<Form> FORMS = List.of(
            new Form("[A-Za-z]{3}, (.*) GMT", DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ROOT)),
            new Form("[A-Za-z]{6,9}, (.*) GMT", ofTwoDigits()),
            new Form("[A-Za-z]{3} (.*)", DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy", Locale.ROOT)));

    private record Form(Pattern whole, DateTimeFormatter date) {

        Form(String whole, DateTimeFormatter date) {
            this(Pattern.compile(whole), date);
        }

        Optional<Instant> read(String field) {
            Matcher matcher = whole.matcher(field);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDateTime.parse(matcher.group(1), date).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    private HttpDate() {}

    /** Empty for what is no date. */
    public static Optional<Instant> read(String field) {
        return FORMS.stream().flatMap(form -> form.read(field).stream()).findFirst();
    }

    public static String write(Instant instant) {
        return WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** RFC 850: of a year that would be more than fifty years ahead the century before is meant; ours begins here. */
    private static DateTimeFormatter ofTwoDigits() {
        return new DateTimeFormatterBuilder()
                .appendPattern("dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, 1975)
                .appendPattern(" HH:mm:ss")
                .toFormatter(Locale.ROOT);
    }
}
