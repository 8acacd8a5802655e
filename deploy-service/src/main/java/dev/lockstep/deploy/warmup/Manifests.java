package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.IOException;

/** Reads manifests. */
@FunctionalInterface
public interface Manifests {

    /** Throws when the manifest is missing or unreadable. */
    Manifest read(Digest digest) throws IOException;
}
