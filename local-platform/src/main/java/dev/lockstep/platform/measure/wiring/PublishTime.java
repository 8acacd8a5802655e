package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.Owner;
import dev.lockstep.platform.measure.http.SlowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a publish takes to be acknowledged by every edge. */
record PublishTime(Path build) implements Measurement {

    private static final int PUBLISHES = 200;
    private static final int WARM_UP = 1_500;

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String method() {
        return "Two edges. From the call that publishes, `?wait`, to its answer that the last edge has acknowledged: "
                + PUBLISHES + " times in a row, two deploys in turn, after " + WARM_UP + " that do not count.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.open(build, 2, 1, notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            Owner owner = stand.owner();
            String site = owner.create("publish");
            String first = owner.deploy(site, Folder.ofPages("one", source, "1h"));
            String second = owner.deploy(site, Folder.ofPages("two", source, "1h"));
            List<Duration> took = new ArrayList<>();
            for (int publish = -WARM_UP; publish < PUBLISHES; publish++) {
                Duration one = owner.publish(site, publish % 2 == 0 ? first : second);
                if (publish >= 0) {
                    took.add(one);
                }
            }
            notebook.step(PUBLISHES + " publishes");
            notebook.sample("publish to the last acknowledgement", Sample.ofTimes(took), Notebook.Aims.NONE);
        }
    }
}
