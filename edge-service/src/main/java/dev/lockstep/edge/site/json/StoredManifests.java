package dev.lockstep.edge.site.json;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.json.ManifestJson;
import dev.lockstep.edge.site.Manifests;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Manifests out of the blob store. Those asked for lately are kept, because a rollback asks for them again; how many
 * depends on how large they are, as whoever visits the addresses of many deploys asks for the manifest of each.
 */
public final class StoredManifests implements Manifests {

    private final BlobStore blobs;
    private final Cache<Digest, Manifest> kept;
    private final ConcurrentMap<Digest, CompletableFuture<Manifest>> beingRead = new ConcurrentHashMap<>();

    /**
     * @param mostFiles how many files the manifests that are kept name together at most
     */
    public StoredManifests(BlobStore blobs, int mostFiles) {
        this.blobs = blobs;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostFiles)
                .<Digest, Manifest>weigher((digest, manifest) -> filesOf(manifest))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<Manifest> atHand(Digest digest) {
        @Nullable Manifest known = kept.getIfPresent(digest);
        return known == null ? copied(digest) : Optional.of(known);
    }

    @Override
    public Manifest fetch(Digest digest) throws IOException {
        @Nullable Manifest known = kept.getIfPresent(digest);
        return known == null ? readOnce(digest) : known;
    }

    /** Those who ask for the same at once share what one of them reads: it takes memory and time. */
    private Manifest readOnce(Digest digest) throws IOException {
        CompletableFuture<Manifest> own = new CompletableFuture<>();
        @Nullable CompletableFuture<Manifest> others = beingRead.putIfAbsent(digest, own);
        if (others != null) {
            return await(others);
        }
        try {
            Manifest manifest = read(digest, blobs.require(digest));
            own.complete(manifest);
            return manifest;
        } catch (IOException | RuntimeException failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            beingRead.remove(digest, own);
        }
    }

    private static Manifest await(CompletableFuture<Manifest> read) throws IOException {
        try {
            return read.join();
        } catch (CompletionException failure) {
            throw new IOException("the manifest could not be read", failure);
        }
    }

    /** A copy that is damaged is none: whoever fetches it finds that out for good. */
    private Optional<Manifest> copied(Digest digest) {
        try {
            Optional<InputStream> copy = blobs.atHand(digest);
            return copy.isPresent() ? Optional.of(read(digest, copy.get())) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private Manifest read(Digest digest, InputStream stored) throws IOException {
        try (InputStream bytes = stored) {
            Manifest manifest = ManifestJson.read(bytes.readAllBytes());
            kept.put(digest, manifest);
            return manifest;
        }
    }

    /** One more, as a manifest without a file takes room too; a redirect takes as much as a file. */
    private static int filesOf(Manifest manifest) {
        return 1
                + manifest.files().size()
                + manifest.sources().size()
                + manifest.redirects().rules().size();
    }
}
