package dev.lockstep.platform.images;

/** An image cannot be made here; the message says why, and what to do about it. */
public final class CannotBuildImage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotBuildImage(String message) {
        super(message);
    }

    public CannotBuildImage(String message, Throwable cause) {
        super(message, cause);
    }
}
