package dev.lockstep.deploy.history;

/** Hears of whether the history knows what this process has to learn. */
public interface CatchingUp {

    /** From now on this process learns. */
    void begun();

    /** All that was told of up to now is learned. */
    void caughtUp();
}
