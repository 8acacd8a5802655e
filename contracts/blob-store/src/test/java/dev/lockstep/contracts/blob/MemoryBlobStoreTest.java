package dev.lockstep.contracts.blob;

import java.time.Instant;

class MemoryBlobStoreTest extends BlobStoreContract {

    private final MemoryBlobStore store = new MemoryBlobStore();

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected BlobStore longAfterwards() {
        store.age(Instant.EPOCH);
        return store;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) {
        store.corrupt(digest, bytes);
    }
}
