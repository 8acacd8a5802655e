package dev.lockstep.contracts.blob;

import dev.lockstep.contracts.blob.BlobTraffic.Operation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A store whose traffic is counted, whatever it is made of. */
public final class CountedBlobStore implements BlobStore {

    private final BlobStore store;
    private final BlobTraffic traffic;

    public CountedBlobStore(BlobStore store, BlobTraffic traffic) {
        this.store = store;
        this.traffic = traffic;
    }

    @Override
    public Blob put(InputStream source) throws IOException {
        Blob blob = traffic.count(Operation.PUT, () -> store.put(source));
        traffic.wrote(blob.sizeBytes());
        return blob;
    }

    @Override
    public PutOutcome put(InputStream source, Digest promised) throws IOException {
        PutOutcome outcome = traffic.count(Operation.PUT, () -> store.put(source, promised));
        if (outcome instanceof PutOutcome.Stored(Blob blob)) {
            traffic.wrote(blob.sizeBytes());
        }
        return outcome;
    }

    @Override
    public boolean contains(Digest digest) throws IOException {
        return traffic.count(Operation.LOOK, () -> store.contains(digest));
    }

    @Override
    public boolean use(Digest digest) throws IOException {
        return traffic.count(Operation.LOOK, () -> store.use(digest));
    }

    @Override
    public Duration renewsAfter() {
        return store.renewsAfter();
    }

    @Override
    public void list(Consumer<KeptBlob> each) throws IOException {
        boolean _ = traffic.count(Operation.LIST, () -> {
            store.list(each);
            return true;
        });
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        return traffic.count(Operation.REMOVE, () -> store.remove(digest, before));
    }

    @Override
    public Optional<String> whyNothingIsRemoved() throws IOException {
        return store.whyNothingIsRemoved();
    }

    @Override
    public void removeUnfinished(Instant before) throws IOException {
        store.removeUnfinished(before);
    }

    @Override
    public Optional<InputStream> open(Digest digest) throws IOException {
        return traffic.count(Operation.OPEN, () -> store.open(digest)).map(Counting::new);
    }

    @Override
    public Optional<Path> file(Digest digest) throws IOException {
        return traffic.count(Operation.LOOK, () -> store.file(digest));
    }

    /** Counts what is read, and leaves everything else to the stream below. */
    private final class Counting extends FilterInputStream {

        Counting(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            traffic.read(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            traffic.read(Math.max(0, read));
            return read;
        }
    }
}
