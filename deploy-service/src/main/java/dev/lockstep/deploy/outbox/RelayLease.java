package dev.lockstep.deploy.outbox;

/** Leaves one relay at work, however many processes there are. */
public interface RelayLease {

    /** Tries to take the lease, or checks that it is still held. */
    boolean isHeld();

    void release();
}
