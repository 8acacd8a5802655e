package dev.lockstep.render.pass;

/** Whether edges are let in by now. */
public final class Welcome {
    private volatile boolean open;

    public void open() {
        open = true;
    }

    public boolean isOpen() {
        return open;
    }
}
