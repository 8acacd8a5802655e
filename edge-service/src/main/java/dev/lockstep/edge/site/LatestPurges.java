package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest purge of each scope, of one kind. One thread adds while others look: the entry comes first, then the
 * shortcut past it.
 */
final class LatestPurges {

    private static final String SITE = "";
    private static final String ROOT = "/";

    private final ConcurrentMap<String, PagesPurged> sites = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, PagesPurged> paths = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, PagesPurged> prefixes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, PagesPurged> tags = new ConcurrentHashMap<>();
    private volatile Epoch latest = Epoch.ZERO;

    void add(PagesPurged purge) {
        PagesPurged _ = scopes(purge.scope()).merge(name(purge.scope()), purge, LatestPurges::later);
        latest = latest.isBefore(purge.epoch()) ? purge.epoch() : latest;
    }

    /** Forgets the purge of a scope if it is no later than an epoch. */
    void forget(PurgeScope scope, Epoch upTo) {
        scopes(scope).computeIfPresent(name(scope), (name, purge) -> upTo.isBefore(purge.epoch()) ? purge : null);
    }

    /** The epoch of the latest purge of the whole site. */
    Epoch ofSite() {
        @Nullable PagesPurged purge = sites.get(SITE);
        return purge == null ? Epoch.ZERO : purge.epoch();
    }

    /** Whether a purge that covers the page came after its data was read. For nearly every page one comparison. */
    boolean cover(Epoch asOf, CanonicalPath path, Set<String> carried) {
        return asOf.isBefore(latest) && covering(asOf, path, carried) != null;
    }

    /** The latest purge that covers the page and came after its data was read. */
    @Nullable
    PagesPurged covering(Epoch asOf, CanonicalPath path, Set<String> carried) {
        @Nullable PagesPurged found = later(sites.get(SITE), paths.get(path.text()));
        found = later(found, prefixing(path.text()));
        for (String tag : carried) {
            found = later(found, tags.get(tag));
        }
        return found != null && asOf.isBefore(found.epoch()) ? found : null;
    }

    /** The latest purge of the path itself as a prefix, or of a path above it that ends at a slash. */
    private @Nullable PagesPurged prefixing(String path) {
        if (prefixes.isEmpty()) {
            return null;
        }
        @Nullable PagesPurged found = later(prefixes.get(ROOT), prefixes.get(path));
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            found = later(found, prefixes.get(path.substring(0, slash)));
        }
        return found;
    }

    private ConcurrentMap<String, PagesPurged> scopes(PurgeScope scope) {
        return switch (scope) {
            case PurgeScope.Site _ -> sites;
            case PurgeScope.Path _ -> paths;
            case PurgeScope.Prefix _ -> prefixes;
            case PurgeScope.Tag _ -> tags;
        };
    }

    private static String name(PurgeScope scope) {
        return switch (scope) {
            case PurgeScope.Site _ -> SITE;
            case PurgeScope.Path(var path) -> path.text();
            case PurgeScope.Prefix(var path) -> path.text();
            case PurgeScope.Tag(String tag) -> tag;
        };
    }

    private static @Nullable PagesPurged later(@Nullable PagesPurged one, @Nullable PagesPurged other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.epoch().isBefore(other.epoch()) ? other : one;
    }
}
