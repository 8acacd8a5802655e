package dev.lockstep.contracts.pass;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a response says to a shared cache. A field that is meant for caches like this one decides alone (RFC 9213 §2.2), and
 * the older {@code Surrogate-Control} where there is none; else {@code Cache-Control} does, and {@code Expires} (RFC 9111 §4.2.1).
 */
public final class CacheControl {

    private static final List<String> TARGETED = List.of("netlify-cdn-cache-control", "cdn-cache-control");

    private final Directives directives;
    private final HeaderFields fields;
    private final boolean isTargeted;

    private CacheControl(Directives directives, HeaderFields fields, boolean isTargeted) {
        this.directives = directives;
        this.fields = fields;
        this.isTargeted = isTargeted;
    }

    public static CacheControl of(HeaderFields fields) {
        return Stream.concat(
                        TARGETED.stream().map(name -> Directives.strict(fields.joined(name))),
                        Stream.of(SurrogateControl.read(fields.joined("surrogate-control"))))
                .filter(said -> !said.isEmpty())
                .findFirst()
                .map(said -> new CacheControl(said, fields, true))
                .orElseGet(() -> new CacheControl(Directives.lenient(fields.joined("cache-control")), fields, false));
    }

    public boolean has(String directive) {
        return directives.has(directive);
    }

    /** For how long it is fresh, which may be less than no time; empty when it does not say. Nothing is guessed. */
    public Optional<Duration> lifetime() {
        return directives
                .seconds("s-maxage")
                .or(() -> directives.seconds("max-age"))
                .or(() -> isTargeted ? Optional.empty() : untilExpires());
    }

    /** A date that cannot be read is one in the past (RFC 9111 §5.3). */
    private Optional<Duration> untilExpires() {
        if (!fields.has("expires")) {
            return Optional.empty();
        }
        return HttpDate.read(fields.joined("expires"))
                .flatMap(end -> HttpDate.read(fields.joined("date")).map(begin -> Duration.between(begin, end)))
                .or(() -> Optional.of(Duration.ZERO));
    }

    /**
     * Whether it must never be shown when it is stale (RFC 9111 §4.2.4). {@code s-maxage}, which implies the same
     * (§5.2.2.10), leaves it to a word that allows it: see docs/adr/0012.
     */
    public boolean isStrict() {
        return has("must-revalidate") || has("proxy-revalidate") || has("no-cache");
    }

    /** How long after its freshness it may be shown while another is fetched (RFC 5861 §3); empty when it does not say. */
    public Optional<Duration> staleWhileRevalidate() {
        return stale("stale-while-revalidate");
    }

    /** How long after its freshness it may be shown when no other can be had (RFC 5861 §4); empty when it does not say. */
    public Optional<Duration> staleIfError() {
        return stale("stale-if-error");
    }

    private Optional<Duration> stale(String directive) {
        return isStrict() ? Optional.of(Duration.ZERO) : directives.seconds(directive);
    }
}
