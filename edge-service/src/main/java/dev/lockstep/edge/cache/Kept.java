package dev.lockstep.edge.cache;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.pass.CacheControl;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.site.SiteView;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A response that is stored.
 *
 * @param asOf the epoch that this edge had applied before it asked: what was purged since is not in it
 */
record Kept(CanonicalPath path, Epoch asOf, Set<String> tags, Variant variant, Received received, ByteBuffer body) {

    private static final int OF_AN_ENTRY = 512;

    Kept {
        tags = Set.copyOf(tags);
    }

    static Kept of(CanonicalPath path, Epoch asOf, HeaderFields asked, Received received, ByteBuffer body) {
        return new Kept(path, asOf, tags(received), Variant.of(asked, received.fields()), received, body);
    }

    private static Set<String> tags(Received received) {
        return Stream.of("cache-tag", "netlify-cache-tag")
                .flatMap(name -> Arrays.stream(received.fields().joined(name).split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same with the tags that its route gives it. */
    Kept tagged(Set<String> more) {
        Set<String> all = new HashSet<>(tags);
        all.addAll(more);
        return new Kept(path, asOf, all, variant, received, body);
    }

    /** The same, of which the origin has just said that it still holds. */
    Kept confirmed(Received updated, Epoch confirmedAsOf) {
        return new Kept(path, confirmedAsOf, tags(updated), variant, updated, body).tagged(tags);
    }

    /** Whether it may be shown at all: the one predicate, as for every page. */
    boolean isValid(SiteView view) {
        return view.accepts(view.deploy(), asOf, path, tags);
    }

    /** A soft purge ends its freshness, and lets it be shown while another is fetched unless it forbids that itself. */
    Use use(SiteView view, Instant now) {
        Use use = Use.of(received, now);
        if (use instanceof Use.Fresh fresh && view.purges().outdate(asOf, path, tags)) {
            return CacheControl.of(received.fields()).isStrict()
                    ? new Use.OnlyIfUnchanged()
                    : new Use.WhileRevalidating(fresh.age(), fresh.left());
        }
        return use;
    }

    /** Whether it replaces another of the same variant: never one that was asked for later (FORWARD). */
    boolean isAsNewAs(Kept other) {
        return !asOf.isBefore(other.asOf)
                && !received.askedAt().isBefore(other.received().askedAt());
    }

    int weight() {
        int letters = received.fields().lines().entrySet().stream()
                .mapToInt(line ->
                        line.getKey().length() + line.getValue().toString().length())
                .sum();
        int told = variant.values().values().stream().mapToInt(String::length).sum();
        return OF_AN_ENTRY + letters + told + body.remaining();
    }
}
