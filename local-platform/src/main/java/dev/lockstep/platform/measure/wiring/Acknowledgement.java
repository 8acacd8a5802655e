package dev.lockstep.platform.measure.wiring;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Notebook.Aims;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.Owner;
import dev.lockstep.platform.measure.http.SlowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether a purge or a publish takes longer the more pages there are. */
record Acknowledgement(Path build) implements Measurement {

    private static final int EDGES = 8;
    private static final int TIMES = 100;
    private static final int WARM_UP = 3_000;
    private static final List<Integer> KNOWN = List.of(1, 10_000, 1_000_000);
    private static final Aims AIMS = new Aims("", "≤ 50 ms");

    @Override
    public String name() {
        return "acknowledgement";
    }

    @Override
    public String method() {
        return EDGES
                + " edges that know 1, 10 000 and 1 000 000 pages of one site. From the call, `?wait`, to its answer "
                + "that the last edge has acknowledged: " + TIMES + " publishes of two deploys in turn, then " + TIMES
                + " hard purges of the tag that all those pages carry, one after another, after " + WARM_UP
                + " publishes that do not count. The history of pages is off.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.openSpacious(build, EDGES, notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            Site site = Site.in(stand.owner(), source);
            site.publish(WARM_UP);
            int before = 0;
            for (int known : KNOWN) {
                new KnownPages(stand, site.id(), new DeployId(site.first())).make(before, known);
                before = known;
                String pages = String.format(Locale.ROOT, "%,d pages", known).replace(',', ' ');
                notebook.step("every edge knows " + pages);
                notebook.sample("publish, " + pages, Sample.ofTimes(site.publish(TIMES)), AIMS);
                notebook.sample("purge, " + pages, Sample.ofTimes(site.purge(TIMES)), AIMS);
            }
        }
    }

    /** Two deploys between which a site can go back and forth. */
    private record Site(Owner owner, SiteId id, String first, String second) {

        static Site in(Owner owner, SlowSource source) throws IOException, InterruptedException {
            String site = owner.create("acknowledgement");
            return new Site(
                    owner,
                    new SiteId(site),
                    owner.deploy(site, Folder.ofPages("one", source, "1h")),
                    owner.deploy(site, Folder.ofPages("two", source, "1h")));
        }

        List<Duration> publish(int times) throws IOException, InterruptedException {
            List<Duration> took = new ArrayList<>();
            for (int publish = 0; publish < times; publish++) {
                took.add(owner.publish(id.text(), publish % 2 == 0 ? first : second));
            }
            return took;
        }

        List<Duration> purge(int times) throws IOException, InterruptedException {
            List<Duration> took = new ArrayList<>();
            for (int purge = 0; purge < times; purge++) {
                took.add(owner.purge(id.text(), "known"));
            }
            return took;
        }
    }
}
