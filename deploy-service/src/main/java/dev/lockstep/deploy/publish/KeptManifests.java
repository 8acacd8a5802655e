package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;

/** The manifests that the blob store has. */
@FunctionalInterface
public interface KeptManifests {

    /**
     * Costs one question, however large the deploy is.
     *
     * @throws IOException when the store does not say: what nobody can ask for is not lost
     */
    boolean contain(Digest manifest) throws IOException;
}
