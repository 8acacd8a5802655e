package dev.lockstep.edge.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Manifests that are there, or not. */
public final class MemoryManifests implements Manifests {
    private final Map<Digest, Manifest> manifests = new HashMap<>();

    public MemoryManifests with(Digest digest, Manifest manifest) {
        manifests.put(digest, manifest);
        return this;
    }

    @Override
    public Manifest fetch(Digest digest) throws IOException {
        @Nullable Manifest found = manifests.get(digest);
        if (found == null) {
            throw new FileNotFoundException("no manifest " + digest);
        }
        return found;
    }
}
