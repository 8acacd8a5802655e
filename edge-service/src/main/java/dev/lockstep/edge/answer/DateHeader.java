package dev.lockstep.edge.answer;

import dev.lockstep.contracts.pass.HttpDate;
import java.time.Clock;
import java.time.Instant;

/** This moment, as a header says it (RFC 9110 §5.6.7): put into words once in a second. */
public final class DateHeader {

    private final Clock clock;
    private volatile Said said = new Said(Long.MIN_VALUE, "");

    private record Said(long second, String words) {}

    public DateHeader(Clock clock) {
        this.clock = clock;
    }

    /** In GMT, to the second. */
    public String now() {
        Instant now = clock.instant();
        Said last = said;
        if (last.second() != now.getEpochSecond()) {
            last = new Said(now.getEpochSecond(), HttpDate.write(now));
            said = last;
        }
        return last.words();
    }
}
