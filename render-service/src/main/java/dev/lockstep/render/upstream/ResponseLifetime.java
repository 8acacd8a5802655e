package dev.lockstep.render.upstream;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.render.page.Lifetime;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * How long a response says that it may be stored: the field that is meant for caches like this one decides alone
 * (RFC 9213 §2.2), then {@code Cache-Control} and {@code Expires} (RFC 9111 §4.2.1, RFC 5861).
 */
final class ResponseLifetime {

    private static final List<String> TARGETED = List.of("netlify-cdn-cache-control", "cdn-cache-control");

    /** What says nothing is a minute old at most, as pages of other routes are. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    /** A page that is stale as soon as it is made would be made for ever. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private ResponseLifetime() {}

    /** Whether the response is meant for one visitor, or for no cache at all. */
    static boolean mayBeStored(AnswerHead head) {
        Directives said = directives(head);
        return !said.has("private")
                && !said.has("no-store")
                && !head.header("vary").contains("*");
    }

    static Lifetime of(AnswerHead head) {
        Directives said = directives(head);
        boolean strictly = said.has("must-revalidate") || said.has("proxy-revalidate") || said.has("no-cache");
        Duration stale = said.seconds("stale-while-revalidate").orElse(Duration.ZERO);
        Duration staleIfError = said.seconds("stale-if-error").orElse(PageRevalidated.UNLIMITED);
        return strictly
                ? new Lifetime(fresh(head, said), Duration.ZERO, Duration.ZERO)
                : new Lifetime(fresh(head, said), stale, longer(stale, staleIfError));
    }

    private static Directives directives(AnswerHead head) {
        return TARGETED.stream()
                .map(name -> Directives.strict(head.header(name)))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElseGet(() -> Directives.lenient(head.header("cache-control")));
    }

    private static Duration fresh(AnswerHead head, Directives said) {
        if (said.has("no-cache")) {
            return SHORTEST;
        }
        Duration total = said.seconds("s-maxage")
                .or(() -> said.seconds("max-age"))
                .or(() -> untilExpires(head))
                .orElse(UNSAID);
        Duration age =
                Directives.lenient("age=" + head.header("age")).seconds("age").orElse(Duration.ZERO);
        return longer(SHORTEST, total.minus(age));
    }

    private static Optional<Duration> untilExpires(AnswerHead head) {
        if (head.header("expires").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.between(date(head.header("date")), date(head.header("expires"))));
        } catch (DateTimeParseException inThePast) {
            return Optional.of(Duration.ZERO);
        }
    }

    private static ZonedDateTime date(String field) {
        return ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
