package dev.lockstep.render.pass.vertx;

import dev.lockstep.contracts.pass.PassFields;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The connections of edges, and their end once this worker is to leave. Edges learn from its answers that they should ask
 * others, so that it is left alone while it still listens: whoever came just when it stops would not know whether they were
 * heard.
 */
public final class PassDrain {

    private final Set<HttpConnection> open = new HashSet<>();
    private long lastNanos;
    private volatile boolean begun;

    synchronized void enter(HttpConnection connection) {
        open.add(connection);
        lastNanos = System.nanoTime();
        var _ = connection.closeHandler(_ -> leave(connection));
    }

    /** Says so where this worker is about to end. */
    void mark(HttpServerResponse response) {
        if (begun) {
            response.putHeader(PassFields.LEAVING, "soon");
        }
    }

    /** From now on edges are sent to others. */
    public synchronized void begin() {
        begun = true;
        lastNanos = System.nanoTime();
    }

    /** Waits until no edge has asked for a while and all are answered; whether that was in time. */
    public synchronized boolean await(Duration quiet, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long now = System.nanoTime(); end - now > 0; now = System.nanoTime()) {
            long calm = lastNanos + quiet.toNanos() - now;
            if (open.isEmpty() && calm <= 0) {
                return true;
            }
            // The last edge to leave ends the wait before its time.
            TimeUnit.NANOSECONDS.timedWait(this, open.isEmpty() ? Math.min(calm, end - now) : end - now);
        }
        return false;
    }

    private synchronized void leave(HttpConnection connection) {
        open.remove(connection);
        notifyAll();
    }
}
