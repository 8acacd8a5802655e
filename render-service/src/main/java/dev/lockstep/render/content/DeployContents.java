package dev.lockstep.render.content;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Reads deploys out of the blob store; those that were rendered lately are kept. */
public final class DeployContents {

    private static final int KEPT = 64;

    private final BlobStore blobs;
    private final ManifestFormat format;
    private final LoadingCache<Digest, DeployContent> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build(this::read);

    public DeployContents(BlobStore blobs, ManifestFormat format) {
        this.blobs = blobs;
        this.format = format;
    }

    /** Reads manifests as they are stored. */
    @FunctionalInterface
    public interface ManifestFormat {
        Manifest read(byte[] bytes) throws IOException;
    }

    public DeployContent of(Digest manifest) throws IOException {
        try {
            return kept.get(manifest);
        } catch (CompletionException failure) {
            throw new IOException("manifest " + manifest + " cannot be read", failure.getCause());
        }
    }

    /** Never blocks: empty when the deploy was not read lately. */
    public Optional<DeployContent> ifRead(Digest manifest) {
        return Optional.ofNullable(kept.getIfPresent(manifest));
    }

    private DeployContent read(Digest digest) throws IOException {
        Manifest manifest = format.read(bytes(digest));
        return new DeployContent(digest, manifest, name -> source(manifest, name));
    }

    private Optional<String> source(Manifest manifest, String name) {
        return path(name).flatMap(manifest::source).map(this::text);
    }

    private static Optional<CanonicalPath> path(String name) {
        try {
            return Optional.of(new CanonicalPath(name.startsWith("/") ? name : "/" + name));
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }

    private String text(ManifestFile file) {
        try {
            return new String(bytes(file.blob().digest()), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private byte[] bytes(Digest digest) throws IOException {
        try (InputStream bytes = blobs.require(digest)) {
            return bytes.readAllBytes();
        }
    }
}
