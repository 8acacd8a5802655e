package dev.lockstep.edge.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.site.SiteView;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The responses that this edge keeps of origins, as many as fit. Whether one may be shown is judged when it is read, so
 * that a purge costs nothing here.
 */
final class SharedCache {

    /** Of one address: whoever sends another value of a varying field each time pushes out only these. */
    static final int MOST_VARIANTS = 32;

    private final Cache<Address, List<Kept>> kept;

    SharedCache(long mostBytes) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Address _, List<Kept> variants) ->
                        variants.stream().mapToInt(Kept::weight).sum())
                .executor(Runnable::run)
                .build();
    }

    /** The latest response that answers such a request and may be shown, whether or not it is fresh. */
    Optional<Kept> find(SiteView view, URI target, HeaderFields asked) {
        @Nullable List<Kept> variants = kept.getIfPresent(Address.of(view, target));
        if (variants == null) {
            return Optional.empty();
        }
        return variants.stream()
                .filter(one -> one.variant().matches(asked) && one.isValid(view))
                .findFirst();
    }

    /** Whether anything is kept of an address, for whomever. */
    boolean has(SiteView view, URI target) {
        return kept.getIfPresent(Address.of(view, target)) != null;
    }

    /** Keeps a response in place of the one of its variant, unless that one is newer, or something was changed since it was asked for. */
    void keep(SiteView view, URI target, Kept added, Flights.Flight asked) {
        kept.asMap().compute(Address.of(view, target), (_, before) -> {
            if (asked.isOvertaken()) {
                return before;
            }
            return before == null ? List.of(added) : with(added, before);
        });
    }

    /** Something was changed: what is kept is not shown again. */
    void forget(SiteView view, URI target) {
        kept.invalidate(Address.of(view, target));
    }

    /** The origin says something else now that is not for others. */
    void drop(SiteView view, URI target, Kept outlived) {
        kept.asMap().computeIfPresent(Address.of(view, target), (_, before) -> {
            List<Kept> others =
                    before.stream().filter(other -> !other.equals(outlived)).toList();
            return others.isEmpty() ? null : others;
        });
    }

    /** Bytes that are kept, about. */
    long weight() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** The latest comes first. */
    private static List<Kept> with(Kept added, List<Kept> before) {
        List<Kept> variants = new ArrayList<>();
        variants.add(added);
        for (Kept other : before) {
            if (!other.variant().equals(added.variant())) {
                variants.add(other);
            } else if (!added.isAsNewAs(other)) {
                return before;
            }
        }
        return List.copyOf(variants.subList(0, Math.min(MOST_VARIANTS, variants.size())));
    }
}
