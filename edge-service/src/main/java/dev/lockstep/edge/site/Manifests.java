package dev.lockstep.edge.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;
import java.util.Optional;

/** Fetches manifests, whole and checked. */
public interface Manifests {

    /** One that this edge has already: asks nobody else for it, and so takes no longer than its own disk does. */
    default Optional<Manifest> atHand(Digest digest) {
        return Optional.empty();
    }

    /** Blocks; throws when the manifest is missing, unreadable or not what its digest names. */
    Manifest fetch(Digest digest) throws IOException;
}
