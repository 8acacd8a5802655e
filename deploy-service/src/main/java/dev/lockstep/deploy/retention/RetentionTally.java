package dev.lockstep.deploy.retention;

/** Counts what is not kept any more. */
public interface RetentionTally {
    void done(Retained retained);

    /** So many pages of one site were too many. */
    void dropped(int pages);

    /** Whether the store is one of which nothing is ever removed. */
    void removesNothing(boolean nothing);

    /** Somebody has to look why. */
    void failed();
}
