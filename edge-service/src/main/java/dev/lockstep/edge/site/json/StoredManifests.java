package dev.lockstep.edge.site.json;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.edge.site.Manifests;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Manifests out of the blob store; those asked for lately are kept, because a rollback asks for them again. */
public final class StoredManifests implements Manifests {

    private static final int KEPT = 256;

    private final BlobStore blobs;
    private final Cache<Digest, Manifest> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public StoredManifests(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public Manifest fetch(Digest digest) throws IOException {
        @Nullable Manifest known = kept.getIfPresent(digest);
        return known == null ? read(digest) : known;
    }

    private Manifest read(Digest digest) throws IOException {
        try (InputStream bytes = blobs.open(digest)
                .orElseThrow(() -> new FileNotFoundException("the store has no manifest " + digest))) {
            Manifest manifest = ManifestJson.read(bytes.readAllBytes());
            kept.put(digest, manifest);
            return manifest;
        }
    }
}
