package dev.lockstep.edge.vertx;

import io.netty.util.AsciiString;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** This moment, as a header says it (RFC 9110 §5.6.7): put into words once in a second. */
final class DateHeader {

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Clock clock;
    private volatile Said said = new Said(Long.MIN_VALUE, AsciiString.EMPTY_STRING);

    private record Said(long second, AsciiString words) {}

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    CharSequence now() {
        Instant now = clock.instant();
        Said last = said;
        if (last.second() != now.getEpochSecond()) {
            last = new Said(now.getEpochSecond(), AsciiString.cached(IMF_FIXDATE.format(now.atOffset(ZoneOffset.UTC))));
            said = last;
        }
        return last.words();
    }
}
