package dev.lockstep.render.site;

import dev.lockstep.contracts.event.DataVersion;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What purges have said that data has come to: per site and statement the newest version, for as long as the purge is
 * remembered. A hard purge of the whole site begins anew, as after a restored backup versions do.
 */
final class NamedVersions {

    private final Map<SiteId, Map<String, PagesPurged>> named = new HashMap<>();

    void apply(PagesPurged purged) {
        if (purged.kind() == PurgeKind.HARD && purged.scope() instanceof PurgeScope.Site) {
            named.remove(purged.site());
        } else if (!purged.version().isEmpty()) {
            named.computeIfAbsent(purged.site(), _ -> new HashMap<>())
                    .merge(purged.states(), purged, NamedVersions::newest);
        }
    }

    void withdraw(SiteId site, String statement) {
        named.computeIfPresent(site, (_, purges) -> {
            purges.remove(statement);
            return purges.isEmpty() ? null : purges;
        });
    }

    /** The purges that say of what data with a tag has come to: one of each kind at most. */
    List<PagesPurged> of(SiteId site, String tag) {
        Map<String, PagesPurged> purges = named.getOrDefault(site, Map.of());
        PurgeScope scope = new PurgeScope.Tag(tag);
        return Stream.of(PurgeKind.values())
                .map(kind -> PagesPurged.states(kind, scope))
                .filter(purges::containsKey)
                .map(purges::get)
                .toList();
    }

    /** Events need not come in the order of what they tell of. */
    private static PagesPurged newest(PagesPurged earlier, PagesPurged later) {
        return DataVersion.isOlder(later.version(), earlier.version()) ? earlier : later;
    }
}
