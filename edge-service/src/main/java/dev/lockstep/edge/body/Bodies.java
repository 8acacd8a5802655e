package dev.lockstep.edge.body;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The bytes of blobs. Small ones are kept in memory as long as they are asked for, large ones are read when sent. */
public final class Bodies {

    private static final long SMALL_BYTES = 512 * 1024;

    private final BlobStore blobs;
    private final AsyncLoadingCache<Digest, byte[]> small;

    /**
     * @param memoryBytes how many bytes are kept at most
     * @param executor may block
     */
    public Bodies(BlobStore blobs, long memoryBytes, Executor executor) {
        this.blobs = blobs;
        this.small = Caffeine.newBuilder()
                .maximumWeight(memoryBytes)
                .<Digest, byte[]>weigher((digest, bytes) -> bytes.length)
                .executor(executor)
                .buildAsync(this::read);
    }

    public static boolean isSmall(Blob blob) {
        return blob.sizeBytes() <= SMALL_BYTES;
    }

    /** A small blob, whole and checked; fails with an {@link IOException} when the store cannot give it. */
    public CompletableFuture<byte[]> load(Blob blob) {
        return small.get(blob.digest());
    }

    /** A large blob. Reading blocks, and fails at the end when the bytes are not what the digest names. */
    public InputStream open(Blob blob) throws IOException {
        return open(blob.digest());
    }

    private byte[] read(Digest digest) throws IOException {
        try (InputStream bytes = open(digest)) {
            return bytes.readAllBytes();
        }
    }

    private InputStream open(Digest digest) throws IOException {
        return blobs.require(digest);
    }
}
