package dev.lockstep.edge.site;

import static dev.lockstep.edge.Facts.digest;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;

class MemoryManifestsTest extends ManifestsContract {

    private final MemoryManifests manifests = new MemoryManifests();

    @Override
    protected Manifests manifests() {
        return manifests;
    }

    @Override
    protected Digest store(Manifest manifest) {
        Digest name = digest(manifest.toString());
        MemoryManifests _ = manifests.with(name, manifest);
        return name;
    }
}
