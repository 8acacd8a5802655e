package dev.lockstep.contracts.blob;

import java.io.IOException;

/** A store takes no bytes, although it may still give some: it is full, or it may only be read. */
public final class UnwritableStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Tells a put that stored nothing.
     *
     * @param reason which store it is and what it said, for its operator
     * @param hint what its operator can do about it
     */
    public UnwritableStoreException(String reason, String hint, Throwable cause) {
        super(reason + "; " + hint, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
