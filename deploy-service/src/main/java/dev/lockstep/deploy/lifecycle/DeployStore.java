package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps deploys. */
public interface DeployStore {

    void add(Deploy deploy);

    Optional<Deploy> find(DeployId id);

    /** As it is now, and as nobody else changes it before the transaction ends. */
    Optional<Deploy> lock(DeployId id);

    void save(Deploy deploy);

    /** A site's deploys, the latest first. */
    List<Deploy> of(SiteId site, int limit);

    /** A site's deploys that were not collected; what was finished or published last comes first. */
    List<Deploy> held(SiteId site);

    /** Of a site's deploys that were not collected; counted, as whoever asks has the site locked. */
    HeldDeploys count(SiteId site);

    /** The manifests of deploys that were not collected, and of those that were since an instant. */
    Set<Digest> manifests(Instant collectedSince);

    /** Those that have been in processing or warming, untouched since before an instant: whoever did may have died. */
    List<DeployId> processingSince(Instant before);
}
