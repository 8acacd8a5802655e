package dev.lockstep.edge.cache;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for answers that are still arriving.
 *
 * @param largest what one of them may have
 */
record Room(long largest, long all, AtomicLong taken) {

    Room(long largest, long all) {
        this(largest, all, new AtomicLong());
    }

    boolean take(int bytes) {
        if (taken.addAndGet(bytes) > all) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
