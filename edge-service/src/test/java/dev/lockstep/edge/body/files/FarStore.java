package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.KeptBlob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.blob.PutOutcome;
import dev.lockstep.contracts.blob.UnreachableStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A store that counts how often it is read, and that can be lost. */
final class FarStore implements BlobStore {

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean lost;

    int opened() {
        return opened.get();
    }

    void lose() {
        lost = true;
    }

    void corrupt(Digest digest, byte[] bytes) {
        blobs.corrupt(digest, bytes);
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        if (lost) {
            throw new UnreachableStoreException("nobody answers", "wait", new IOException("reset"));
        }
        opened.incrementAndGet();
        return blobs.open(digest);
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
    public boolean use(Digest digest) {
        return blobs.use(digest);
    }

    @Override
    public void list(Consumer<KeptBlob> each) {
        blobs.list(each);
    }

    @Override
    public boolean remove(Digest digest, Instant before) {
        return blobs.remove(digest, before);
    }
}
