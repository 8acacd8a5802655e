package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.lifecycle.DeployStore;
import java.io.IOException;

/**
 * Looks whether a deploy can be shown at all. A database that was restored from a backup has deploys as ready that were collected
 * since, and whose bytes are gone.
 *
 * <p>To be asked before a transaction, which must not wait for a store. That is soon enough: what is ready in the database is
 * not removed, and a deploy that has no manifest yet stores one before it is ready.
 */
public final class LookForBytes {
    private static final System.Logger LOG = System.getLogger(LookForBytes.class.getName());

    private final DeployStore deploys;
    private final KeptManifests manifests;

    public LookForBytes(DeployStore deploys, KeptManifests manifests) {
        this.deploys = deploys;
        this.manifests = manifests;
    }

    /**
     * A store that does not answer has lost nothing, and keeps nobody from rolling back: edges that have the manifest show it
     * at once, others when they get it.
     */
    public Bytes of(DeployId id) {
        return deploys.find(id)
                .flatMap(deploy -> deploy.state().shownBy())
                .map(manifest -> look(id, manifest))
                .orElse(Bytes.KEPT);
    }

    private Bytes look(DeployId id, Digest manifest) {
        try {
            return manifests.contain(manifest) ? Bytes.KEPT : Bytes.LOST;
        } catch (IOException away) {
            LOG.log(System.Logger.Level.WARNING, "manifest not looked for deploy=" + id, away);
            return Bytes.KEPT;
        }
    }
}
