package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.http.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Visitors who each ask for a page that nobody has visited yet, and for the next as soon as they have it. */
final class PageVisitors implements AutoCloseable {

    private final Visitor visitor;
    private final List<URI> edges;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private int come;
    private volatile int wanted;

    PageVisitors(Visitor visitor, List<URI> edges) {
        this.visitor = visitor;
        this.edges = List.copyOf(edges);
    }

    /** More come at once, or the last that came leave as soon as they have their page, for good. */
    void become(int many) {
        wanted = many;
        for (; come < many; come++) {
            int number = come;
            threads.execute(() -> visit(number));
        }
    }

    @Override
    public void close() throws IOException {
        end();
    }

    /** Returns when everybody has their page. */
    void end() throws IOException {
        wanted = 0;
        threads.close();
        if (failed.get() > 0) {
            throw new IOException(failed + " visits of " + pages + " failed");
        }
    }

    private void visit(int number) {
        URI edge = edges.get(number % edges.size());
        while (number < wanted) {
            visit(edge, "/pages/" + pages.incrementAndGet());
        }
    }

    private void visit(URI edge, String path) {
        try {
            if (visitor.visit(edge, path).status() != 200) {
                failed.incrementAndGet();
            }
        } catch (IOException unanswered) {
            failed.incrementAndGet();
        }
    }
}
