package dev.lockstep.contracts.blob;

/** A stored blob: its name and its length. */
public record Blob(Digest digest, long sizeBytes) {

    public Blob {
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("negative size: " + sizeBytes);
        }
    }
}
