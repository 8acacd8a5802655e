package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.KeptBlob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.blob.PutOutcome;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A store that counts how often it is read, and that can be lost. */
final class FarStore implements BlobStore {

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean lost;
    private volatile CountDownLatch arrived = new CountDownLatch(0);
    private volatile CompletableFuture<Void> released = CompletableFuture.completedFuture(null);

    int opened() {
        return opened.get();
    }

    void lose() {
        lost = true;
    }

    void corrupt(Digest digest, byte[] bytes) {
        blobs.corrupt(digest, bytes);
    }

    /** Lets every blob be as old as that. */
    void age(Instant usedAt) {
        blobs.age(usedAt);
    }

    /** Nobody who reads comes to an end before {@link #release}. */
    void holdAtTheEnd(int readers) {
        arrived = new CountDownLatch(readers);
        released = new CompletableFuture<>();
    }

    /** Until all who are reading have all the bytes, or have given up. */
    void awaitHeld() throws InterruptedException {
        arrived.await();
    }

    void release() {
        released.complete(null);
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        if (lost) {
            throw new UnreachableStoreException("nobody answers", "wait", new IOException("reset"));
        }
        opened.incrementAndGet();
        return blobs.open(digest).map(this::held);
    }

    private InputStream held(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    arrived.countDown();
                    released.join();
                }
                return read;
            }

            @Override
            public void close() throws IOException {
                // Whoever finds no room leaves before the end.
                arrived.countDown();
                super.close();
            }
        };
    }

    @Override
    public Blob put(InputStream source) throws IOException {
        return blobs.put(source);
    }

    @Override
    public PutOutcome put(InputStream source, Digest promised) throws IOException {
        return blobs.put(source, promised);
    }

    @Override
    public boolean contains(Digest digest) {
        return blobs.contains(digest);
    }

    @Override
    public boolean use(Digest digest) throws IOException {
        return blobs.use(digest);
    }

    @Override
    public void list(Consumer<KeptBlob> each) {
        blobs.list(each);
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        return blobs.remove(digest, before);
    }
}
