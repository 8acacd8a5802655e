package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Notebook.Aims;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.http.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a first visitor waits beyond the render itself: to the worker and back through Kafka. */
record MissOverhead(Path build) implements Measurement {

    private static final int VISITS = 200;
    private static final int WARM_UP = 8_000;

    @Override
    public String name() {
        return "miss";
    }

    @Override
    public String method() {
        return "Two edges, one worker. " + VISITS + " first visits of as many pages, one after another, after "
                + WARM_UP + " that do not count. The overhead is the visitor's whole time, connecting included, "
                + "less the `took` that the worker tells on the page log.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.open(build, 2, 1, notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            String site = stand.owner().create("miss");
            stand.owner().deploy(site, Folder.ofPages("one", source, "1h"));
            Map<String, Visitor.Answer> visits = visits(stand);
            notebook.step(VISITS + " first visits");
            List<Duration> overheads = new ArrayList<>();
            List<Duration> there = new ArrayList<>();
            List<Duration> renders = new ArrayList<>();
            stand.pageLog().read(page -> {
                Visitor.@Nullable Answer visit = visits.get(page.page().text());
                if (visit != null) {
                    overheads.add(visit.took().minus(page.took()));
                    there.add(Duration.between(visit.begun(), page.renderedAt()));
                    renders.add(page.took());
                }
            });
            notebook.sample("overhead of a miss", Sample.ofTimes(overheads), new Aims("≤ 5 ms", "≤ 20 ms"));
            notebook.sample("of that, until the render begins", Sample.ofTimes(there), Aims.NONE);
            notebook.sample("the render itself", Sample.ofTimes(renders), Aims.NONE);
        }
    }

    /** The first visit of each page, by its path. */
    private static Map<String, Visitor.Answer> visits(Stand stand) throws IOException {
        Visitor visitor = stand.visitor("miss");
        Map<String, Visitor.Answer> visits = new HashMap<>();
        for (int visit = -WARM_UP; visit < VISITS; visit++) {
            String path = "/pages/" + (visit + WARM_UP);
            Visitor.Answer answer = visitor.visit(stand.edges().get(Math.floorMod(visit, 2)), path);
            if (answer.status() != 200) {
                throw new IOException(path + " was answered " + answer);
            }
            if (visit >= 0) {
                visits.put(path, answer);
            }
        }
        return visits;
    }
}
