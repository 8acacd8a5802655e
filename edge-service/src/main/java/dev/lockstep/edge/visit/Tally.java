package dev.lockstep.edge.visit;

import java.util.concurrent.atomic.LongAdder;

/** How many visitors of pages got which kind of answer. */
public final class Tally {

    private final LongAdder fresh = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder passed = new LongAdder();

    public void fresh() {
        fresh.increment();
    }

    public void stale() {
        stale.increment();
    }

    /** Nothing was there that could be shown. */
    public void missed() {
        missed.increment();
    }

    /** Nothing of it is ever there: it went through to the renderer. */
    public void passed() {
        passed.increment();
    }

    public long allFresh() {
        return fresh.sum();
    }

    public long allStale() {
        return stale.sum();
    }

    public long allMissed() {
        return missed.sum();
    }

    public long allPassed() {
        return passed.sum();
    }
}
