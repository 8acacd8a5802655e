package dev.lockstep.platform.measure.wiring;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What knowing a page costs an edge, and how long one that knows nothing takes to know them all. */
record EdgeIndex(Path build) implements Measurement {

    private static final int PAGES = 1_000_000;
    private static final int STARTS = 3;

    @Override
    public String name() {
        return "index";
    }

    @Override
    public String method() {
        return "One edge, which comes to know 1 000 000 pages with two tags each. Memory: its live heap after a full "
                + "collection, less what it was before. Cold start: from starting the process anew to its being "
                + "ready, which it is when it has read both logs; the greatest of " + STARTS
                + ", with workers and deploy-service stopped.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.openSpacious(build, 1, notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            String site = stand.owner().create("index");
            String deploy = stand.owner().deploy(site, Folder.ofPages("one", source, "1h"));
            ChildProcess edge = stand.platform().edges().getFirst().process();
            Sample empty = Sample.ofTimes(starts(edge));
            notebook.keep("start without a page", empty);
            long before = Processes.liveHeapBytes(edge.pid());
            new KnownPages(stand, new SiteId(site), new DeployId(deploy)).make(0, PAGES);
            notebook.step("the edge knows them");
            double each = (Processes.liveHeapBytes(edge.pid()) - before) / (double) PAGES;
            notebook.figure("edge memory for each known page", Figure.text(each, "bytes"), "≤ 250 bytes");
            stand.platform().renders().forEach(worker -> worker.process().terminate());
            stand.platform().deploy().process().terminate();
            Sample starts = Sample.ofTimes(starts(edge));
            notebook.keep("cold start", starts);
            notebook.figure("cold start", Figure.text(starts.greatest() / 1_000, "s"), "≤ 10 s");
            notebook.figure("the same without a page", Figure.text(empty.greatest() / 1_000, "s"));
            notebook.figure("processor time of the last one", Figure.text(Processes.busySeconds(edge.pid()), "s"));
        }
    }

    private static List<Duration> starts(ChildProcess edge) {
        List<Duration> took = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            edge.kill();
            long begin = System.nanoTime();
            edge.restart();
            edge.awaitReady();
            took.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return took;
    }
}
