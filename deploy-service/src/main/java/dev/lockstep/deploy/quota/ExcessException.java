package dev.lockstep.deploy.quota;

import java.io.IOException;

/** Breaks off reading what is too much. */
public final class ExcessException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Excess excess;

    ExcessException(Excess excess) {
        super(excess.problem().reason());
        this.excess = excess;
    }

    public Excess excess() {
        return excess;
    }
}
