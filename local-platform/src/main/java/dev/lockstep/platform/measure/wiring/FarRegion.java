package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Notebook.Aims;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.Owner;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.http.Visitor;
import dev.lockstep.platform.measure.tcp.LongWay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an edge costs that is far from Kafka: how long owners wait for it, and first visitors at it. */
record FarRegion(Path build) implements Measurement {

    private static final List<Integer> ROUND_TRIPS_MILLIS = List.of(0, 40, 80, 160);
    private static final int TIMES = 100;
    private static final int WARM_UP = 1_500;

    @Override
    public String name() {
        return "regions";
    }

    @Override
    public String method() {
        return "Two edges, and a third that reaches Kafka by a way that makes every byte late, by half of a round trip in "
                + "either direction; blobs and workers are near. " + TIMES
                + " publishes of two deploys in turn, `?wait`, "
                + "until all three have acknowledged each, then " + TIMES
                + " first visits of another site at the third, one after another, "
                + "after " + WARM_UP + " of both that do not count.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (LongWay way = LongWay.open();
                Stand stand = Stand.openWithDetour(build, way.port(), notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            way.to(stand.platform().detourEnd());
            URI far = stand.platform().addDetouredEdge().url();
            stand.platform().awaitReady(notebook::step);
            Site site = Site.in(stand, source, "regions", far);
            Site visited = Site.in(stand, source, "visited", far);
            List<Duration> _ = site.publish(WARM_UP);
            List<Duration> _ = visited.firstVisits(WARM_UP);
            for (int roundTrip : ROUND_TRIPS_MILLIS) {
                way.take(Duration.ofMillis(roundTrip).dividedBy(2));
                String away = ", " + roundTrip + " ms away";
                notebook.sample("publish" + away, Sample.ofTimes(site.publish(TIMES)), Aims.NONE);
                notebook.sample("first visit" + away, Sample.ofTimes(visited.firstVisits(TIMES)), Aims.NONE);
                notebook.step("a round trip to Kafka takes " + roundTrip + " ms");
            }
        }
    }

    /** A site that goes back and forth between two deploys, and whose pages nobody has seen yet. */
    private static final class Site {
        private final Owner owner;
        private final String id;
        private final List<String> deploys;
        private final Visitor visitor;
        private final URI far;
        private int visited;

        private Site(Owner owner, String id, List<String> deploys, Visitor visitor, URI far) {
            this.owner = owner;
            this.id = id;
            this.deploys = deploys;
            this.visitor = visitor;
            this.far = far;
        }

        static Site in(Stand stand, SlowSource source, String name, URI far) throws IOException, InterruptedException {
            Owner owner = stand.owner();
            String id = owner.create(name);
            List<String> deploys = List.of(
                    owner.deploy(id, Folder.ofPages("one", source, "1h")),
                    owner.deploy(id, Folder.ofPages("two", source, "1h")));
            return new Site(owner, id, deploys, stand.visitor(name), far);
        }

        List<Duration> publish(int times) throws IOException, InterruptedException {
            List<Duration> took = new ArrayList<>();
            for (int publish = 0; publish < times; publish++) {
                took.add(owner.publish(id, deploys.get(publish % 2)));
            }
            return took;
        }

        List<Duration> firstVisits(int times) throws IOException {
            List<Duration> took = new ArrayList<>();
            for (int visit = 0; visit < times; visit++) {
                String path = "/pages/" + visited++;
                Visitor.Answer answer = visitor.visit(far, path);
                if (answer.status() != 200) {
                    throw new IOException(path + " was answered " + answer);
                }
                took.add(answer.took());
            }
            return took;
        }
    }
}
