package dev.lockstep.platform.up;

/** What was asked for cannot be done; the message is one sentence for the person who asked. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence);
    }
}
