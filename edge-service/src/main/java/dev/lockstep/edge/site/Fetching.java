package dev.lockstep.edge.site;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Who fetches manifests: never whoever reads the site log. A store may hang, and holds up then as many as are fetched side by
 * side and those behind them, but no other event.
 *
 * @param first what is wanted for the first time, which is mostly there: it does not wait behind the others
 * @param again what was asked for in vain before
 */
public record Fetching(Executor first, Executor again) {

    private static final int FIRST = 16;
    private static final int AGAIN = 4;
    private static final long IDLE_SECONDS = 10;

    /**
     * On threads of its own, few at a time: to read a large manifest takes memory. They are no virtual ones, as a disk that
     * hangs, such as that of others, would hold up whatever else these do.
     */
    public static Fetching sideBySide() {
        return new Fetching(threads("edge-manifest", FIRST), threads("edge-manifest-again", AGAIN));
    }

    private static Executor threads(String name, int most) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
