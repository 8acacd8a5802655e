package dev.lockstep.contracts.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps blobs on the heap, for unit tests. */
public final class MemoryBlobStore implements BlobStore {

    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public Blob put(InputStream source) throws IOException {
        byte[] bytes = source.readAllBytes();
        Digest digest = Digest.of(bytes);
        blobs.put(digest, bytes);
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
    public Optional<InputStream> open(Digest digest) {
        return Optional.ofNullable(blobs.get(digest))
                .map(bytes -> new VerifyingInputStream(new ByteArrayInputStream(bytes), digest));
    }

    /** Replaces the bytes behind a name, as a failing disk would. */
    public void corrupt(Digest digest, byte[] bytes) {
        blobs.put(digest, bytes.clone());
    }
}
