package dev.lockstep.deploy.bundle;

import java.io.IOException;

/** Ends the unpacking of a bundle from wherever it is noticed: within a stream that a blob store is reading, mostly. */
public final class RefusedBundleException extends IOException {
    private static final long serialVersionUID = 1;

    /** The reason is fit for the bundle's sender to read. */
    public RefusedBundleException(String reason) {
        super(reason);
    }

    public RefusedBundleException(String reason, Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
