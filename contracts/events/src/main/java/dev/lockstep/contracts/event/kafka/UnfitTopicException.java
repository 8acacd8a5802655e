package dev.lockstep.contracts.event.kafka;

/** A topic exists with settings under which Lockstep would lose data; an operator has to mend it. */
public final class UnfitTopicException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public UnfitTopicException(String message) {
        super(message);
    }
}
