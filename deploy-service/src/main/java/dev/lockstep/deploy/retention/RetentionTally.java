package dev.lockstep.deploy.retention;

/** Counts what is not kept any more. */
public interface RetentionTally {
    void done(Retained retained);

    /** So many pages of one site were too many. */
    void dropped(int pages);

    /** Somebody has to look why. */
    void failed();
}
