package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.purge.Purge;
import dev.lockstep.deploy.purge.PurgePages;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Purges tags in as few steps as they name versions. The audit says which topic it was. */
public final class PurgeTags implements TagPurger {
    private final PurgePages purge;

    public PurgeTags(PurgePages purge) {
        this.purge = purge;
    }

    @Override
    public Epoch purge(SiteId site, PurgeKind kind, Map<String, String> versions, String topic) {
        Actor actor = Actor.byKafka("events on " + topic);
        Epoch reached = Epoch.ZERO;
        for (var named : byVersion(versions).entrySet()) {
            if (purge.purge(site, new Purge(kind, named.getValue(), named.getKey()), actor)
                    instanceof PurgePages.Outcome.Purged purged) {
                reached = purged.statement().epoch();
            }
        }
        return reached;
    }

    private static Map<String, List<PurgeScope>> byVersion(Map<String, String> versions) {
        return versions.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        Collectors.mapping(tag -> new PurgeScope.Tag(tag.getKey()), Collectors.toList())));
    }
}
