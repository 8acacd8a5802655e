package dev.lockstep.story.stage;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Visits of a site at every edge, all the time until closed. */
public final class SteadyVisitors implements AutoCloseable {
    private static final long PAUSE_NANOS = 10_000_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean over;

    private SteadyVisitors() {}

    public static SteadyVisitors of(Stage stage, String site, List<String> paths) {
        SteadyVisitors visitors = new SteadyVisitors();
        for (URI edge : stage.edges()) {
            visitors.threads.execute(() -> visitors.visit(stage.visitor(site), edge, paths));
        }
        return visitors;
    }

    /** Waits until so many more were answered. */
    public void awaitAnswers(int more) {
        long enough = answers.get() + more;
        await().until(() -> answers.get() >= enough || !failures.isEmpty());
    }

    /** Whatever was not a good answer. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }

    private void visit(Visitor visitor, URI edge, List<String> paths) {
        for (int turn = 0; !over; turn++) {
            String path = paths.get(turn % paths.size());
            try {
                Seen seen = visitor.visit(edge, path);
                if (seen.status() != 200) {
                    failures.add(edge + path + ": " + seen);
                }
            } catch (RuntimeException failed) {
                failures.add(edge + path + ": " + failed);
            }
            answers.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
