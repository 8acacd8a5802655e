package dev.lockstep.contracts.blob;

class MemoryBlobStoreTest extends BlobStoreContract {

    private final MemoryBlobStore store = new MemoryBlobStore();

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) {
        store.corrupt(digest, bytes);
    }
}
