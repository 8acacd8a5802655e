package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What each process holds when nobody comes. */
record MemoryAtRest(Path build) implements Measurement {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String method() {
        return "Two edges, one worker, each JVM with `-Xmx256m`. The resident set of each process after one deploy and one "
                + "page; PostgreSQL's is the sum over its processes, which share some of it.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.open(build, 2, 1, notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            String site = stand.owner().create("memory");
            stand.owner().deploy(site, Folder.ofPages("one", source, "1h"));
            stand.visitor("memory").visit(stand.edges().getFirst(), "/pages/1");
            for (ChildProcess process : stand.platform().processes()) {
                double resident = Processes.residentMebibytes(process.pid());
                notebook.figure(process.name(), Figure.text(resident, "MiB"));
            }
        }
    }
}
