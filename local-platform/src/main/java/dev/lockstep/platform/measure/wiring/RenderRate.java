package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Patience;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Whether more workers render more. What one can do is limited by how much it asks the source at once, as it would be by
 * a machine of its own: here all share one.
 */
record RenderRate(Path build) implements Measurement {

    private static final List<Integer> WORKERS = List.of(1, 2, 4);
    private static final int VISITORS = 64;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final int WARM_UP = 2_000;

    @Override
    public String name() {
        return "renders";
    }

    @Override
    public String method() {
        return "Two edges, a data source that takes 50 ms and that each worker asks for one page at a time, and "
                + VISITORS + " visitors who each ask for one new page after another: renders in "
                + MEASURED.toSeconds() + " s after " + WARM_UP
                + " for each worker that do not count, at a source that answers at once, with 1, 2 and 4 workers. The "
                + "processor time is that of the workers' processes in these seconds, for each render.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        double one = rate(WORKERS.getFirst(), notebook);
        double last = one;
        for (int workers : WORKERS.subList(1, WORKERS.size())) {
            last = rate(workers, notebook);
        }
        notebook.figure("from 1 to 4 workers", Figure.text(last / one, "times"), "≥ 3.6 times");
    }

    private double rate(int workers, Notebook notebook) throws IOException, InterruptedException {
        Map<String, String> limit = Map.of("lockstep.render.per-origin", "1");
        try (Stand stand = Stand.open(build, 2, workers, limit, notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            String site = stand.owner().create("renders");
            stand.owner().deploy(site, Folder.ofPages("one", source, "1h"));
            Work work = work(stand, source, workers * WARM_UP);
            notebook.figure("workers: " + workers, Figure.text(work.rate(), "renders/s"));
            notebook.figure("processor time of a render, workers: " + workers, Figure.text(work.millisEach(), "ms"));
            notebook.step("workers: " + workers);
            return work.rate();
        }
    }

    /**
     * What was done.
     *
     * @param busy processor time of all workers
     */
    private record Work(int renders, Duration time, double busy) {

        double rate() {
            return renders * 1e9 / time.toNanos();
        }

        double millisEach() {
            return busy * 1_000 / renders;
        }
    }

    private static Work work(Stand stand, SlowSource source, int warmUp) throws IOException, InterruptedException {
        try (PageVisitors visitors = new PageVisitors(stand.visitor("renders"), stand.edges())) {
            visitors.become(VISITORS);
            while (source.asked() < warmUp) {
                Patience.forTime(STEP);
            }
            source.take(DELAY);
            Patience.forTime(STEP);
            return work(stand, source);
        }
    }

    private static Work work(Stand stand, SlowSource source) throws InterruptedException {
        long begin = System.nanoTime();
        int before = source.asked();
        double busyBefore = busy(stand);
        Patience.forTime(MEASURED);
        return new Work(source.asked() - before, Duration.ofNanos(System.nanoTime() - begin), busy(stand) - busyBefore);
    }

    private static double busy(Stand stand) {
        return stand.platform().renders().stream()
                .mapToDouble(worker -> Processes.busySeconds(worker.process().pid()))
                .sum();
    }
}
