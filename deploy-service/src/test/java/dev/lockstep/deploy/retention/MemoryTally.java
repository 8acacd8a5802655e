package dev.lockstep.deploy.retention;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was counted. */
final class MemoryTally implements RetentionTally {
    private final List<Retained> done = new ArrayList<>();
    private int dropped;
    private int failures;
    private boolean removesNothing;

    List<Retained> done() {
        return List.copyOf(done);
    }

    int dropped() {
        return dropped;
    }

    int failures() {
        return failures;
    }

    boolean removesNothing() {
        return removesNothing;
    }

    @Override
    public void done(Retained retained) {
        done.add(retained);
    }

    @Override
    public void dropped(int pages) {
        dropped += pages;
    }

    @Override
    public void removesNothing(boolean nothing) {
        removesNothing = nothing;
    }

    @Override
    public void failed() {
        failures++;
    }
}
