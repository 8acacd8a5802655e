package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * What a response says to a shared cache. A field that is meant for caches like this one decides alone (RFC 9213 §2.2);
 * else {@code Cache-Control} does, and {@code Expires} (RFC 9111 §4.2.1). What says nothing is not fresh: nothing is guessed.
 */
record Said(Directives directives, Duration lifetime) {

    private static final List<String> TARGETED = List.of("cdn-cache-control");

    static Said by(HeaderFields fields) {
        return TARGETED.stream()
                .map(name -> Directives.strict(fields.joined(name)))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .map(said -> new Said(said, explicit(said).orElse(Duration.ZERO)))
                .orElseGet(() -> general(fields));
    }

    private static Said general(HeaderFields fields) {
        Directives said = Directives.lenient(fields.joined("cache-control"));
        return new Said(said, explicit(said).or(() -> untilExpires(fields)).orElse(Duration.ZERO));
    }

    private static Optional<Duration> explicit(Directives said) {
        return said.seconds("s-maxage").or(() -> said.seconds("max-age"));
    }

    /** A date that cannot be read is one in the past (RFC 9111 §5.3). */
    private static Optional<Duration> untilExpires(HeaderFields fields) {
        if (!fields.has("expires")) {
            return Optional.empty();
        }
        return date(fields.joined("expires"))
                .flatMap(end -> date(fields.joined("date")).map(begin -> Duration.between(begin, end)))
                .or(() -> Optional.of(Duration.ZERO));
    }

    /** RFC 9110 §5.6.7; empty for what is no date. */
    static Optional<Instant> date(String field) {
        try {
            return Optional.of(ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    boolean has(String directive) {
        return directives.has(directive);
    }

    /**
     * Whether it must never be shown when it is stale (RFC 9111 §4.2.4). What {@code s-maxage} implies of this (§5.2.2.10)
     * changes nothing: without a word that allows it nothing stale is shown, and renderers say both words together.
     */
    boolean isStrict() {
        return has("must-revalidate") || has("proxy-revalidate") || has("no-cache");
    }

    /** How long after its freshness it may be shown while another is fetched (RFC 5861 §3). */
    Duration staleWhileRevalidate() {
        return stale("stale-while-revalidate");
    }

    /** How long after its freshness it may be shown when no other can be had (RFC 5861 §4). */
    Duration staleIfError() {
        return stale("stale-if-error");
    }

    private Duration stale(String directive) {
        return isStrict() ? Duration.ZERO : directives.seconds(directive).orElse(Duration.ZERO);
    }
}
