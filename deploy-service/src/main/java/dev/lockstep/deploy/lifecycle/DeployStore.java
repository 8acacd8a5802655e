package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps deploys. */
public interface DeployStore {

    void add(Deploy deploy);

    Optional<Deploy> find(DeployId id);

    /** As it is now, and as nobody else changes it before the transaction ends. */
    Optional<Deploy> lock(DeployId id);

    void save(Deploy deploy);

    /** A site's deploys, the latest first. */
    List<Deploy> of(SiteId site, int limit);

    /** Those that have been in processing or warming, untouched since before an instant: whoever did may have died. */
    List<DeployId> processingSince(Instant before);
}
