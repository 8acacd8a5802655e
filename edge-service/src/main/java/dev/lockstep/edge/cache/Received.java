package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.Directives;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.HttpDate;
import java.time.Duration;
import java.time.Instant;

/**
 * A response as it came.
 *
 * @param askedAt when its request was sent, by the edge's clock
 * @param answeredAt when its head arrived, by the same clock
 */
record Received(int status, HeaderFields fields, Instant askedAt, Instant answeredAt) {

    /** RFC 9111 §4.2.3. */
    Duration age(Instant now) {
        Duration apparent = HttpDate.read(fields.joined("date"))
                .map(made -> Duration.between(made, answeredAt))
                .orElse(Duration.ZERO);
        Duration corrected = saidAge().plus(Duration.between(askedAt, answeredAt));
        return longer(longer(apparent, corrected), Duration.ZERO).plus(Duration.between(answeredAt, now));
    }

    /** One number on one line (RFC 9111 §5.1). What cannot be read could be any age, and none is guessed. */
    private Duration saidAge() {
        String said = fields.joined("age").strip();
        return said.isEmpty() ? Duration.ZERO : Directives.duration(said).orElse(Directives.LONGEST);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
