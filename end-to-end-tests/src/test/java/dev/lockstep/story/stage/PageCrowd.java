package dev.lockstep.story.stage;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Visitors who ask every edge at once for a page that nobody has visited yet, and for the next as soon as they have it. */
public final class PageCrowd implements AutoCloseable {
    private final Visitor visitor;
    private final List<URI> edges;
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int size;

    private PageCrowd(Visitor visitor, List<URI> edges, int size) {
        this.visitor = visitor;
        this.edges = List.copyOf(edges);
        this.size = size;
    }

    /** Begins. Pages are {@code /products/1} and so on, and have to say their path. */
    public static PageCrowd of(int size, Visitor visitor, List<URI> edges) {
        PageCrowd crowd = new PageCrowd(visitor, edges, size);
        for (int each = 0; each < size; each++) {
            int number = each;
            crowd.threads.execute(() -> crowd.visit(number));
        }
        return crowd;
    }

    /** How many pages were asked for. */
    public int pages() {
        return pages.get();
    }

    /** Of these, how many every edge has answered with. */
    public int answered() {
        return answered.get();
    }

    /** Who got something else than their page. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** All others leave as soon as they have their page. */
    public void shrinkTo(int fewer) {
        size = fewer;
    }

    /** Returns when everybody has their page. */
    public void end() {
        shrinkTo(0);
        threads.close();
    }

    @Override
    public void close() {
        end();
    }

    private void visit(int number) {
        while (number < size) {
            String path = "/products/" + pages.incrementAndGet();
            List<CompletableFuture<Seen>> visits =
                    edges.stream().map(edge -> visitor.begin(edge, path)).toList();
            visits.forEach(visit -> check(path, visit));
            answered.incrementAndGet();
        }
    }

    private void check(String path, CompletableFuture<Seen> visit) {
        try {
            Seen seen = visit.join();
            if (seen.status() != 200 || !seen.body().equals(path)) {
                failures.add(path + ": " + seen.status() + " " + seen.body());
            }
        } catch (RuntimeException unanswered) {
            failures.add(path + ": " + unanswered);
        }
    }
}
