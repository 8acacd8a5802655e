package dev.lockstep.contracts.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Keeps blobs on the heap, for unit tests. */
public class MemoryBlobStore implements BlobStore {

    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<Digest, Instant> used = new ConcurrentHashMap<>();

    @Override
    public Blob put(InputStream source) throws IOException {
        byte[] bytes = source.readAllBytes();
        Digest digest = Digest.of(bytes);
        blobs.compute(digest, (_, _) -> {
            used.put(digest, Instant.now());
            return bytes;
        });
        return new Blob(digest, bytes.length);
    }

    @Override
    public PutOutcome put(InputStream source, Digest promised) throws IOException {
        byte[] bytes = source.readAllBytes();
        Digest actual = Digest.of(bytes);
        if (!actual.equals(promised)) {
            return new PutOutcome.Mismatched(actual);
        }
        return new PutOutcome.Stored(put(new ByteArrayInputStream(bytes)));
    }

    @Override
    public boolean contains(Digest digest) {
        return blobs.containsKey(digest);
    }

    @Override
    public boolean use(Digest digest) throws IOException {
        return blobs.computeIfPresent(digest, (_, bytes) -> {
                    used.put(digest, Instant.now());
                    return bytes;
                })
                != null;
    }

    @Override
    public void list(Consumer<KeptBlob> each) {
        blobs.forEach((digest, bytes) -> each.accept(new KeptBlob(new Blob(digest, bytes.length), usedAt(digest))));
    }

    @Override
    public boolean remove(Digest digest, Instant before) throws IOException {
        AtomicBoolean removed = new AtomicBoolean();
        blobs.computeIfPresent(digest, (_, bytes) -> {
            removed.set(usedAt(digest).isBefore(before));
            return removed.get() ? null : bytes;
        });
        return removed.get();
    }

    /** Lets a blob be as old as if it had last been used then. */
    public void age(Digest digest, Instant usedAt) {
        used.put(digest, usedAt);
    }

    /** Lets every blob be as old as that. */
    public void age(Instant usedAt) {
        used.replaceAll((_, _) -> usedAt);
    }

    @Override
    public Optional<InputStream> open(Digest digest) {
        return Optional.ofNullable(blobs.get(digest))
                .map(bytes -> new VerifyingInputStream(new ByteArrayInputStream(bytes), digest));
    }

    private Instant usedAt(Digest digest) {
        return used.getOrDefault(digest, Instant.EPOCH);
    }

    /** Replaces the bytes behind a name, as a failing disk would. */
    public void corrupt(Digest digest, byte[] bytes) {
        blobs.put(digest, bytes.clone());
    }
}
