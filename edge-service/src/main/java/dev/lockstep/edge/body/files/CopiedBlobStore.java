package dev.lockstep.edge.body.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.CorruptBlobException;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.KeptBlob;
import dev.lockstep.contracts.blob.PutOutcome;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import dev.lockstep.contracts.blob.VerifyingInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store that is far away, with copies of what was asked for lately on this machine's disk. A blob never changes, so that
 * a copy is never out of date; it is checked when it comes, and when it is found again after a start. Those who ask for the
 * same at once wait for one fetch. Where the disk takes nothing, blobs are read from the store itself.
 */
public final class CopiedBlobStore implements BlobStore {

    private static final System.Logger LOG = System.getLogger(CopiedBlobStore.class.getName());
    private static final int KIBIBYTE = 1024;

    private final BlobStore store;
    private final Shelf shelf;
    private final Cache<Digest, Copy> copies;
    private final ConcurrentMap<Digest, CompletableFuture<Copy>> coming = new ConcurrentHashMap<>();
    private final Set<Digest> unchecked = ConcurrentHashMap.newKeySet();

    /**
     * Takes up what an earlier run left.
     *
     * @param directory nobody else's
     * @param mostBytes of all copies; one that is coming is not counted yet
     */
    public CopiedBlobStore(BlobStore store, Path directory, long mostBytes) throws IOException {
        this.store = store;
        this.shelf = new Shelf(directory);
        this.copies = Caffeine.newBuilder()
                .maximumWeight(mostBytes / KIBIBYTE)
                .<Digest, Copy>weigher((digest, copy) -> copy.kibibytes())
                .evictionListener((digest, copy, cause) -> discard(copy))
                .executor(Runnable::run)
                .build();
        shelf.found().forEach((digest, copy) -> {
            unchecked.add(digest);
            copies.put(digest, copy);
        });
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        try {
            return Optional.of(new CopyStream(copy(digest), digest));
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        } catch (UnreachableStoreException | CorruptBlobException failure) {
            throw failure;
        } catch (NoSuchFileException discarded) {
            return store.open(digest);
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "blob not copied blob=" + digest, failure);
            return store.open(digest);
        }
    }

    @Override
    public Optional<Path> file(Digest digest) {
        return unchecked.contains(digest)
                ? Optional.empty()
                : Optional.ofNullable(copies.getIfPresent(digest))
                        .map(Copy::file)
                        .filter(Files::exists);
    }

    @Override
    public Blob put(InputStream source) throws IOException {
        return store.put(source);
    }

    @Override
    public PutOutcome put(InputStream source, Digest promised) throws IOException {
        return store.put(source, promised);
    }

    @Override
    public boolean contains(Digest digest) throws IOException {
        return store.contains(digest);
    }

    @Override
    public boolean use(Digest digest) throws IOException {
        return store.use(digest);
    }

    @Override
    public void list(Consumer<KeptBlob> each) throws IOException {
        store.list(each);
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        return store.remove(digest, before);
    }

    private Copy copy(Digest digest) throws IOException {
        if (unchecked.remove(digest)) {
            copies.invalidate(digest);
        }
        @Nullable Copy known = copies.getIfPresent(digest);
        return known == null ? fetchOnce(digest) : known;
    }

    private Copy fetchOnce(Digest digest) throws IOException {
        CompletableFuture<Copy> own = new CompletableFuture<>();
        @Nullable CompletableFuture<Copy> others = coming.putIfAbsent(digest, own);
        if (others != null) {
            return await(others);
        }
        try {
            Copy copy = fetch(digest);
            copies.put(digest, copy);
            own.complete(copy);
            return copy;
        } catch (IOException | RuntimeException | Error failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            coming.remove(digest, own);
        }
    }

    private static Copy await(CompletableFuture<Copy> fetched) throws IOException {
        try {
            return fetched.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof IOException told ? told : new IOException(failure.getCause());
        }
    }

    /** What is on the disk already comes from an earlier run, or was given up a moment ago. */
    private Copy fetch(Digest digest) throws IOException {
        Optional<Copy> here = shelf.sound(digest);
        return here.isPresent() ? here.get() : fetchAnew(digest);
    }

    private Copy fetchAnew(Digest digest) throws IOException {
        try (InputStream bytes = store.require(digest)) {
            return shelf.keep(digest, bytes);
        }
    }

    private static void discard(@Nullable Copy copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy.file());
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "copy of a blob not removed file=" + copy, failure);
        }
    }

    /** A copy that is being read. One that turns out to be damaged is forgotten, and fetched again by the next who asks. */
    private final class CopyStream extends FilterInputStream {

        private final Copy copy;
        private final Digest digest;

        private CopyStream(Copy copy, Digest digest) throws IOException {
            super(new VerifyingInputStream(Files.newInputStream(copy.file()), digest));
            this.copy = copy;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (CorruptBlobException damaged) {
                copies.invalidate(digest);
                discard(copy);
                throw damaged;
            }
        }
    }
}
