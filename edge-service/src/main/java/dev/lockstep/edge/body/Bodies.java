package dev.lockstep.edge.body;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of blobs. Small ones are kept in memory as long as they are asked for, outside the heap, where a socket takes
 * them from without a copy. Large ones are read when they are sent: the first time through the check of their digest, from
 * then on as the file that they are.
 */
public final class Bodies {

    private static final int MOST_PROVEN = 10_000;

    /** No single body takes more of the memory than this part of it. */
    private static final int PARTS = 32;

    private final BlobStore blobs;
    private final long smallBytes;
    private final AsyncLoadingCache<Digest, ByteBuffer> small;
    private final Cache<Digest, Boolean> proven =
            Caffeine.newBuilder().maximumSize(MOST_PROVEN).build();

    /**
     * Keeps small bodies.
     *
     * @param memoryBytes how many bytes are kept at most
     * @param executor may block
     */
    public Bodies(BlobStore blobs, long memoryBytes, Executor executor) {
        this.blobs = blobs;
        this.smallBytes = memoryBytes / PARTS;
        this.small = Caffeine.newBuilder()
                .maximumWeight(memoryBytes)
                .<Digest, ByteBuffer>weigher((digest, bytes) -> bytes.capacity())
                .executor(executor)
                .buildAsync(this::read);
    }

    /** Whether the blob is kept in memory. */
    public boolean isSmall(Blob blob) {
        return blob.sizeBytes() <= smallBytes;
    }

    /**
     * A small blob, whole and checked, as a buffer that is shared: take a duplicate to read it. Fails with an
     * {@link IOException} when the store cannot give it.
     */
    public CompletableFuture<ByteBuffer> load(Blob blob) {
        return small.get(blob.digest());
    }

    /** A small blob that is in memory, shared in the same way. */
    public Optional<ByteBuffer> held(Blob blob) {
        @Nullable CompletableFuture<ByteBuffer> bytes = small.getIfPresent(blob.digest());
        return bytes != null && bytes.state() == Future.State.SUCCESS
                ? Optional.of(bytes.resultNow())
                : Optional.empty();
    }

    /** A large blob. Reading blocks, and fails at the end when the bytes are not what the digest names. */
    public InputStream open(Blob blob) throws IOException {
        return blobs.require(blob.digest());
    }

    /** Notes that a large blob was read to its end, and was what its digest names. */
    public void proved(Blob blob) {
        proven.put(blob.digest(), true);
    }

    /** Reads a large blob to its end unless it has proved right before, as whoever is sent a part cannot tell. Blocks. */
    public void prove(Blob blob) throws IOException {
        if (proven.getIfPresent(blob.digest()) == null) {
            try (InputStream bytes = open(blob)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            proved(blob);
        }
    }

    /** The file of a large blob whose bytes have proved right once, if it is on this machine. */
    public Optional<Path> file(Blob blob) throws IOException {
        return proven.getIfPresent(blob.digest()) == null ? Optional.empty() : blobs.file(blob.digest());
    }

    private ByteBuffer read(Digest digest) throws IOException {
        try (InputStream bytes = blobs.require(digest)) {
            byte[] read = bytes.readAllBytes();
            return ByteBuffer.allocateDirect(read.length).put(read).flip().asReadOnlyBuffer();
        }
    }
}
