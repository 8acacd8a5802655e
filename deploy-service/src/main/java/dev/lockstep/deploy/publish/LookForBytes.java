package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.DeployStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks whether a deploy can be shown at all. A database that was restored from a backup has deploys as ready that were collected
 * since, and whose bytes are gone.
 *
 * <p>To be asked before a transaction, which must not wait for a store. That is soon enough: what is ready in the database is
 * not removed, and a deploy that has no manifest yet stores one before it is ready.
 */
public final class LookForBytes {
    private final DeployStore deploys;
    private final KeptManifests manifests;

    public LookForBytes(DeployStore deploys, KeptManifests manifests) {
        this.deploys = deploys;
        this.manifests = manifests;
    }

    /** Throws when the store does not answer. */
    public Bytes of(DeployId id) throws IOException {
        Optional<Digest> manifest =
                deploys.find(id).flatMap(deploy -> deploy.state().shownBy());
        return manifest.isEmpty() || manifests.contain(manifest.get()) ? Bytes.KEPT : Bytes.LOST;
    }
}
