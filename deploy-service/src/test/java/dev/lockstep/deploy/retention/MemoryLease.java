package dev.lockstep.deploy.retention;

import dev.lockstep.deploy.lease.Lease;

/** Is had by whoever asks, until another process takes it. */
final class MemoryLease implements Lease {
    private boolean isTaken;

    void take() {
        isTaken = true;
    }

    @Override
    public boolean isHeld() {
        return !isTaken;
    }

    @Override
    public int timesTaken() {
        return 1;
    }

    @Override
    public void release() {}
}
