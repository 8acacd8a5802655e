package dev.lockstep.deploy.work;

/** Leaves one process at some work, however many there are. For one thread at a time. */
public interface WorkLock {

    /** Tries to take the lock, or checks that it is still held. */
    boolean isHeld();

    /** How often it was taken so far: whoever finds another number than before has not held it all the while. */
    int timesTaken();

    void release();
}
