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
import dev.lockstep.contracts.blob.WatchedStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
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
 * same at once wait for one fetch. What the disk does not take, or has no room for, is read from the store itself.
 */
public final class CopiedBlobStore implements BlobStore {

    private static final System.Logger LOG = System.getLogger(CopiedBlobStore.class.getName());
    private static final int MOST_REMEMBERED = 10_000;

    private final BlobStore store;
    private final Shelf shelf;
    private final ConcurrentMap<Digest, CompletableFuture<Void>> coming = new ConcurrentHashMap<>();
    private final Set<Digest> unchecked;
    private final Cache<Digest, Boolean> tooLarge =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /**
     * Takes up what an earlier run left.
     *
     * @param directory nobody else's
     * @param mostBytes of all copies and of what is coming; a blob that takes more than half of it is not copied
     */
    public CopiedBlobStore(BlobStore store, Path directory, long mostBytes) throws IOException {
        this.store = store;
        this.shelf = new Shelf(directory, mostBytes);
        this.unchecked = ConcurrentHashMap.newKeySet();
        unchecked.addAll(shelf.takeUp());
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        if (tooLarge.getIfPresent(digest) != null) {
            return store.open(digest);
        }
        Optional<InputStream> copy = copied(digest);
        return copy.isPresent() ? copy : bring(digest);
    }

    /** Also of a copy that has not been checked since the start: it is checked as it is read. */
    @Override
    public Optional<InputStream> atHand(Digest digest) throws IOException {
        return shelf.open(digest).map(bytes -> new CopyStream(bytes, digest));
    }

    @Override
    public Optional<Path> file(Digest digest) {
        return unchecked.contains(digest) ? Optional.empty() : shelf.file(digest);
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
    public Duration renewsAfter() {
        return store.renewsAfter();
    }

    @Override
    public void list(Consumer<KeptBlob> each) throws IOException {
        store.list(each);
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        return store.remove(digest, before);
    }

    /** One of those who ask at once fetches; the others read its copy or, if that is gone again, from the store. */
    private Optional<InputStream> bring(Digest digest) throws IOException {
        CompletableFuture<Void> own = new CompletableFuture<>();
        @Nullable CompletableFuture<Void> others = coming.putIfAbsent(digest, own);
        if (others != null) {
            await(others);
            Optional<InputStream> copy = copied(digest);
            return copy.isPresent() ? copy : store.open(digest);
        }
        try {
            Optional<InputStream> brought = fetch(digest);
            own.complete(null);
            return brought;
        } catch (IOException | RuntimeException | Error failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            coming.remove(digest, own);
        }
    }

    private static void await(CompletableFuture<Void> fetched) throws IOException {
        try {
            var _ = fetched.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof IOException told ? told : new IOException(failure.getCause());
        }
    }

    private Optional<InputStream> fetch(Digest digest) throws IOException {
        if (unchecked.contains(digest)) {
            shelf.check(digest);
            unchecked.remove(digest);
        }
        // It may have been found sound just now, or brought by somebody who began a moment before.
        Optional<InputStream> copy = copied(digest);
        return copy.isPresent() ? copy : fetchAnew(digest);
    }

    private Optional<InputStream> fetchAnew(Digest digest) throws IOException {
        try (InputStream bytes = store.require(digest)) {
            return Optional.of(new CopyStream(shelf.keep(digest, bytes), digest));
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        } catch (UnreachableStoreException | CorruptBlobException failure) {
            throw failure;
        } catch (TooLargeException tooMuch) {
            tooLarge.put(digest, true);
            return store.open(digest);
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "blob not copied blob=" + digest, failure);
            return store.open(digest);
        }
    }

    private Optional<InputStream> copied(Digest digest) throws IOException {
        return unchecked.contains(digest) ? Optional.empty() : atHand(digest);
    }

    /** A copy that is being read. One that turns out to be damaged is given up, and fetched again by the next who asks. */
    private final class CopyStream extends WatchedStream {

        private final Digest digest;

        private CopyStream(InputStream copy, Digest digest) {
            super(new VerifyingInputStream(copy, digest));
            this.digest = digest;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (CorruptBlobException damaged) {
                shelf.giveUp(digest);
                throw damaged;
            }
        }
    }
}
