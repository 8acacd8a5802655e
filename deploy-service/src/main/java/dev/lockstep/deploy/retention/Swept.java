package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Blob;

/** What was removed of blobs, or would be. */
public record Swept(long blobs, long bytes) {
    static final Swept NOTHING = new Swept(0, 0);

    Swept and(Blob blob) {
        return new Swept(blobs + 1, bytes + blob.sizeBytes());
    }
}
