package dev.lockstep.platform.child;

/** A process did not come to do its job; the message holds the end of its log. */
public final class ChildFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChildFailedException(String message) {
        super(message);
    }
}
