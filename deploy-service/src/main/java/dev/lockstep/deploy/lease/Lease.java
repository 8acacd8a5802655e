package dev.lockstep.deploy.lease;

/** Leaves one process at some work, however many there are. For one thread at a time. */
public interface Lease {

    /** Tries to take the lease, or checks that it is still held. */
    boolean isHeld();

    /** How often it was taken so far: whoever finds another number than before holds another lease, with a gap between. */
    int timesTaken();

    void release();
}
