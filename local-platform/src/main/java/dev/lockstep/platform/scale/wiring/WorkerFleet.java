package dev.lockstep.platform.scale.wiring;

import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.local.wiring.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The workers of a platform, of which the last that came are the first that are told to go. */
final class WorkerFleet implements AutoCloseable {

    /** As the manifests for Kubernetes have it. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final LocalPlatform platform;
    private final Deque<Service> running;
    private final Queue<String> killed = new ConcurrentLinkedQueue<>();
    private final ExecutorService ending = Executors.newVirtualThreadPerTaskExecutor();

    WorkerFleet(LocalPlatform platform) {
        this.platform = platform;
        this.running = new ArrayDeque<>(platform.renders());
    }

    int size() {
        return running.size();
    }

    /** Returns at once: those that are told to end take their time, and so do those that start. */
    void become(int workers) throws IOException {
        while (running.size() < workers) {
            running.addLast(platform.addRender());
        }
        while (running.size() > workers) {
            Service last = running.removeLast();
            ending.execute(() -> end(last));
        }
    }

    /** Those that had not ended by themselves when their time was over. */
    Queue<String> killed() {
        return killed;
    }

    /** Returns when all have ended that were told to. */
    @Override
    public void close() {
        ending.close();
    }

    private void end(Service worker) {
        if (!worker.process().terminate(GRACE)) {
            killed.add(worker.process().name());
        }
    }
}
