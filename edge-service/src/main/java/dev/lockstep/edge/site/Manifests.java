package dev.lockstep.edge.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;

/** Fetches manifests, whole and checked. */
public interface Manifests {

    /** Blocks; throws when the manifest is missing, unreadable or not what its digest names. */
    Manifest fetch(Digest digest) throws IOException;
}
