package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.upload.UploadStore;
import dev.lockstep.deploy.warmup.Manifests;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * What deploys name: the files that they announced, their manifests, and all that these name. A manifest that cannot be read
 * ends it: nobody knows what it names.
 */
final class BlobsOfDeploys implements NamedBlobs {
    private final DeployStore deploys;
    private final UploadStore uploads;
    private final Manifests manifests;

    BlobsOfDeploys(DeployStore deploys, UploadStore uploads, Manifests manifests) {
        this.deploys = deploys;
        this.uploads = uploads;
        this.manifests = manifests;
    }

    @Override
    public void show(Instant collectedSince, Consumer<Digest> each) throws IOException {
        uploads.blobs(each);
        for (Digest digest : deploys.manifests(collectedSince)) {
            show(digest, each);
        }
    }

    /** A manifest, and all that it names. */
    void show(Digest digest, Consumer<Digest> each) throws IOException {
        each.accept(digest);
        Manifest manifest = manifests.read(digest);
        show(manifest.files().values(), each);
        show(manifest.sources().values(), each);
    }

    private static void show(Collection<ManifestFile> files, Consumer<Digest> each) {
        for (ManifestFile file : files) {
            each.accept(file.blob().digest());
            file.encodings().values().forEach(form -> each.accept(form.digest()));
        }
    }
}
