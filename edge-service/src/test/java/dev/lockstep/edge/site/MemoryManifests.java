package dev.lockstep.edge.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Manifests that are there, or not; none is at hand unless it is said to be. */
public final class MemoryManifests implements Manifests {
    private final Map<Digest, Manifest> manifests = new HashMap<>();
    private final Set<Digest> near = new HashSet<>();

    public MemoryManifests with(Digest digest, Manifest manifest) {
        manifests.put(digest, manifest);
        return this;
    }

    MemoryManifests atHand(Digest digest, Manifest manifest) {
        near.add(digest);
        return with(digest, manifest);
    }

    @Override
    public Optional<Manifest> atHand(Digest digest) {
        return Optional.ofNullable(manifests.get(digest)).filter(_ -> near.contains(digest));
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
