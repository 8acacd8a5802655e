package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.Owner;
import dev.lockstep.platform.measure.http.SlowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many changes of sites one relay announces: those of a site are one after another, and sites do not wait for each other. */
record ChangeRate(Path build) implements Measurement {

    private static final List<Integer> SITES = List.of(1, 32);
    private static final int CHANGES = 3_200;
    private static final int WARM_UP = 3_200;

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public String method() {
        return "Two edges. " + CHANGES
                + " purges of a tag, first of one site, then of 32 at once, each site's one after "
                + "another and only its last with `?wait`: changes a second, from the first call until both edges have "
                + "acknowledged the last, after " + WARM_UP + " that do not count.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.open(build, 2, 1, notebook);
                SlowSource source = SlowSource.open(Duration.ZERO)) {
            Owner owner = stand.owner();
            List<String> sites = new ArrayList<>();
            for (int site = 0; site < SITES.getLast(); site++) {
                sites.add(owner.create("changes-" + site));
                owner.deploy(sites.getLast(), Folder.ofPages("one", source, "1h"));
            }
            notebook.step("sites: " + sites.size());
            change(owner, sites, WARM_UP);
            for (int many : SITES) {
                Duration took = change(owner, sites.subList(0, many), CHANGES);
                notebook.figure("sites: " + many, Figure.text(CHANGES * 1e9 / took.toNanos(), "changes/s"));
                notebook.step("sites that changed at once: " + many);
            }
        }
    }

    private static Duration change(Owner owner, List<String> sites, int changes)
            throws IOException, InterruptedException {
        int each = changes / sites.size();
        long begin = System.nanoTime();
        List<Duration> _ = Crowd.of(sites.size(), site -> () -> purge(owner, sites.get(site), each));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration purge(Owner owner, String site, int times) throws IOException, InterruptedException {
        for (int before = 1; before < times; before++) {
            owner.beginPurge(site, "changed");
        }
        return owner.purge(site, "changed");
    }
}
