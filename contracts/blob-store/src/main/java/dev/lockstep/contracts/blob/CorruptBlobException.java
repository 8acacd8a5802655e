package dev.lockstep.contracts.blob;

import java.io.IOException;

/** The bytes that a store holds under a digest are not the bytes that the digest names. */
public final class CorruptBlobException extends IOException {

    private static final long serialVersionUID = 1L;

    public CorruptBlobException(Digest expected, Digest actual) {
        super("blob " + expected + " holds other bytes: " + actual);
    }
}
