package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteId;
import java.util.Map;

/** Purges pages by their tags. */
public interface TagPurger {

    /** The epoch of the purge; {@code versions} names each tag and what its data has come to, empty when unknown. */
    Epoch purge(SiteId site, PurgeKind kind, Map<String, String> versions, String topic);
}
