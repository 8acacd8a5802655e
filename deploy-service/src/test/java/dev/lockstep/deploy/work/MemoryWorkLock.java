package dev.lockstep.deploy.work;

/** Is had by whoever asks, until another process takes it. */
public final class MemoryWorkLock implements WorkLock {
    private boolean isTaken;

    public void take() {
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
