package dev.lockstep.edge.door.vertx;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The end of all connections, once this edge is to leave. Visitors are told in the last answer that it is the last; new ones
 * are still let in, since those who send them here may not know yet. A connection on which nothing is under way ends only
 * when nothing has come on it for a while: a request may be on its way already, and would be lost (RFC 9112 §9.3).
 */
public final class Drain {

    private final Duration quiet;
    private final Map<Channel, Runnable> open = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean begun;

    /** {@code quiet}: for how long nothing comes on a connection that nobody needs. */
    public Drain(Duration quiet) {
        this.quiet = quiet;
    }

    /** Tells every connection that it comes to its end; completes when there is none any more. */
    public CompletableFuture<Void> begin() {
        begun = true;
        open.forEach((channel, leave) -> channel.eventLoop().execute(leave));
        look();
        return drained.copy();
    }

    /** How many connections there are. */
    public int open() {
        return open.size();
    }

    boolean hasBegun() {
        return begun;
    }

    Duration quiet() {
        return quiet;
    }

    /** {@code leave} may be told twice, on the connection's event loop, where this is called. */
    void enter(Channel channel, Runnable leave) {
        open.put(channel, leave);
        var _ = channel.closeFuture().addListener(_ -> {
            open.remove(channel);
            look();
        });
        if (begun) {
            leave.run();
        }
    }

    /** Runs it on the connection's event loop, unless it is closed by then. */
    void whenQuiet(Channel channel, Runnable then) {
        var _ = channel.eventLoop()
                .schedule(
                        () -> {
                            if (channel.isActive()) {
                                then.run();
                            }
                        },
                        quiet.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (begun && open.isEmpty()) {
            drained.complete(null);
        }
    }
}
