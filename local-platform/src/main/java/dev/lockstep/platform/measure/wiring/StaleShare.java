package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Patience;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.http.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How many visitors of popular pages see them stale, with and without refresh ahead. */
record StaleShare(Path build) implements Measurement {

    private static final int PAGES = 20;
    private static final int VISITS_A_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(24);

    @Override
    public String name() {
        return "stale";
    }

    @Override
    public String method() {
        return "Two edges, one worker, a data source that takes 50 ms, " + PAGES
                + " pages that are fresh for 4 s and are "
                + "visited " + VISITS_A_SECOND
                + " times a second in all: the share of stale answers in 24 s, after 8 s "
                + "that do not count.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.open(build, 2, 1, notebook);
                SlowSource source = SlowSource.open(Duration.ofMillis(50))) {
            notebook.figure("without refresh ahead", share(stand, "lazy", Folder.ofPages("one", source, "4s")));
            notebook.step("without refresh ahead");
            Folder ahead = Folder.ofPages("one", source, "4s", "    ahead: true\n");
            notebook.figure("with refresh ahead", share(stand, "ahead", ahead));
            notebook.step("with refresh ahead");
        }
    }

    private static String share(Stand stand, String name, Folder folder) throws IOException, InterruptedException {
        String site = stand.owner().create(name);
        stand.owner().deploy(site, folder);
        Seen seen = new Seen(stand.visitor(name), stand.edges());
        try (var visits = Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory())) {
            long period = TimeUnit.SECONDS.toNanos(1) / VISITS_A_SECOND;
            var _ = visits.scheduleAtFixedRate(seen::visit, 0, period, TimeUnit.NANOSECONDS);
            Patience.forTime(WARM_UP);
            seen.forget();
            Patience.forTime(MEASURED);
            visits.shutdownNow();
        }
        return seen.share();
    }

    /** Visits page after page, at each edge in turn, and counts what it sees. */
    private record Seen(Visitor visitor, List<URI> edges, AtomicInteger visits, LongAdder all, LongAdder stale) {

        Seen(Visitor visitor, List<URI> edges) {
            this(visitor, edges, new AtomicInteger(), new LongAdder(), new LongAdder());
        }

        void visit() {
            int visit = visits.getAndIncrement();
            URI edge = edges.get(visit % edges.size());
            try {
                Visitor.Answer answer = visitor.visit(edge, "/pages/" + visit / edges.size() % PAGES);
                all.increment();
                if (answer.isStale()) {
                    stale.increment();
                }
            } catch (IOException ended) {
                // The measurement is over.
            }
        }

        void forget() {
            all.reset();
            stale.reset();
        }

        String share() {
            return Figure.text(100.0 * stale.sum() / all.sum(), "%") + " of " + all.sum();
        }
    }
}
