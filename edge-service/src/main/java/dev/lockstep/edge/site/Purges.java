package dev.lockstep.edge.site;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest purge of each scope of one site, as numbers that a page is compared with when it is read. */
public record Purges(Map<String, Epoch> hard, Map<String, Epoch> soft) {

    public static final Purges NONE = new Purges(Map.of(), Map.of());

    public Purges {
        hard = Map.copyOf(hard);
        soft = Map.copyOf(soft);
    }

    /** A purge that covers a page. */
    record Covering(PurgeScope scope, Epoch epoch) {}

    Purges with(PagesPurged purge) {
        String scope = purge.scope().text();
        return purge.kind() == PurgeKind.HARD
                ? new Purges(later(hard, scope, purge.epoch()), soft)
                : new Purges(hard, later(soft, scope, purge.epoch()));
    }

    /** Forgets a purge that can refuse nothing any more. */
    Purges without(PurgeKind kind, String scope) {
        return kind == PurgeKind.HARD ? new Purges(less(hard, scope), soft) : new Purges(hard, less(soft, scope));
    }

    /** The latest hard purge that covers the page. */
    public Epoch hardFor(PageRevalidated page) {
        return latest(hard, page);
    }

    /** The latest soft purge that covers the page. */
    public Epoch softFor(PageRevalidated page) {
        return latest(soft, page);
    }

    /** The hard purge that {@link #hardFor} takes its number from, for whoever asks why. */
    Optional<Covering> hardCovering(PageRevalidated page) {
        return covering(hard, page);
    }

    /** The soft purge that {@link #softFor} takes its number from, for whoever asks why. */
    Optional<Covering> softCovering(PageRevalidated page) {
        return covering(soft, page);
    }

    private static Optional<Covering> covering(Map<String, Epoch> purges, PageRevalidated page) {
        return scopesOf(page).stream()
                .filter(scope -> purges.containsKey(scope.text()))
                .map(scope -> new Covering(scope, purges.getOrDefault(scope.text(), Epoch.ZERO)))
                .max(Comparator.comparing(Covering::epoch));
    }

    private static Epoch latest(Map<String, Epoch> purges, PageRevalidated page) {
        return purges.isEmpty()
                ? Epoch.ZERO
                : scopesOf(page).stream()
                        .map(scope -> purges.getOrDefault(scope.text(), Epoch.ZERO))
                        .max(Epoch::compareTo)
                        .orElse(Epoch.ZERO);
    }

    private static List<PurgeScope> scopesOf(PageRevalidated page) {
        List<PurgeScope> scopes = new ArrayList<>();
        scopes.add(new PurgeScope.Site());
        scopes.add(new PurgeScope.Path(page.page().path()));
        prefixesOf(page.page().path()).forEach(prefix -> scopes.add(new PurgeScope.Prefix(prefix)));
        page.tags().stream().filter(tag -> !tag.isBlank()).forEach(tag -> scopes.add(new PurgeScope.Tag(tag)));
        return scopes;
    }

    /** The path itself and each path above it that ends at a slash. */
    private static List<CanonicalPath> prefixesOf(CanonicalPath path) {
        List<CanonicalPath> prefixes = new ArrayList<>(List.of(new CanonicalPath("/"), path));
        String text = path.text();
        for (int slash = text.indexOf('/', 1); slash > 0; slash = text.indexOf('/', slash + 1)) {
            prefixes.add(new CanonicalPath(text.substring(0, slash)));
        }
        return prefixes;
    }

    private static Map<String, Epoch> later(Map<String, Epoch> purges, String scope, Epoch epoch) {
        Map<String, Epoch> changed = new HashMap<>(purges);
        changed.merge(scope, epoch, (old, added) -> old.isBefore(added) ? added : old);
        return changed;
    }

    private static Map<String, Epoch> less(Map<String, Epoch> purges, String scope) {
        Map<String, Epoch> changed = new HashMap<>(purges);
        changed.remove(scope);
        return changed;
    }
}
