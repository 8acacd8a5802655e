package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.access.Outcome;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Notes of visits, in memory. */
public final class Noted implements AccessLog {

    private final BlockingQueue<Access> accesses = new LinkedBlockingQueue<>();

    @Override
    public void log(Access access) {
        accesses.add(access);
    }

    @Override
    public void close() {}

    /** The earliest that nobody has asked for; waits for it. */
    public Access next() {
        try {
            Access next = accesses.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing more is noted");
            }
            return next;
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    public Outcome outcome() {
        return next().outcome();
    }

    public boolean isEmpty() {
        return accesses.isEmpty();
    }
}
