package dev.lockstep.contracts.blob;

import java.io.IOException;

/** A store does not answer, or not as a store would; the same may go well later. */
public final class UnreachableStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Tells a call whose outcome nobody knows.
     *
     * @param reason which store it is and what was heard of it, for its operator
     * @param hint what its operator can do about it
     */
    public UnreachableStoreException(String reason, String hint, Throwable cause) {
        super(reason + "; " + hint, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
