package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Patience;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.http.Visitor;
import dev.lockstep.platform.scale.Look;
import dev.lockstep.platform.scale.ScaledWorkers;
import dev.lockstep.platform.scale.wiring.Autoscaler;
import dev.lockstep.platform.scale.yaml.ScaledObjectFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What workers make and what is left to do while they come and go by the rule of the manifests. */
record ScaledRate(Path build) implements Measurement {

    private static final int AT_ONCE = 2;
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int WARM_UP = 500;
    private static final int FEW = 8;
    /** The manifest's five minutes are fifteen seconds here. */
    private static final int HURRY = 20;

    private static final List<Step> STEPS = List.of(new Step(1, 100), new Step(2, 240), new Step(4, 500));

    private record Step(int workers, int visitors) {}

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String method() {
        return "Two edges, a data source that takes 50 ms and that each worker asks for " + AT_ONCE
                + " pages at a time, and 100, 240, 500, then 8 visitors who each ask for one new page after another, while "
                + "an autoscaler starts and ends workers by the manifest's rule, " + HURRY + " times as fast: pages in "
                + MEASURED.toSeconds() + " s after " + WARM_UP
                + " for each worker that do not count, beside what the source gives to as many who ask it directly.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        Map<String, String> limits =
                Map.of("lockstep.render.per-origin", Integer.toString(AT_ONCE), "lockstep.edge.patience", "60s");
        try (Stand stand = Stand.open(build, 2, 1, limits, notebook);
                SlowSource source = SlowSource.open(DELAY)) {
            String site = stand.owner().create("scale");
            stand.owner().deploy(site, Folder.ofPages("one", source, "1h"));
            scale(stand, source, notebook);
        }
        for (Step step : STEPS) {
            int many = step.workers() * AT_ONCE;
            notebook.figure("the source alone, asked by " + many, Figure.text(alone(many), "answers/s"));
        }
    }

    private void scale(Stand stand, SlowSource source, Notebook notebook) throws IOException, InterruptedException {
        try (Autoscaler autoscaler = Autoscaler.of(stand.platform(), hurried(ScaledObjectFile.in(build)));
                PageVisitors visitors = new PageVisitors(stand.visitor("scale"), stand.edges())) {
            for (Step step : STEPS) {
                visitors.become(step.visitors());
                Patience.until(() -> autoscaler.has(step.workers()));
                note(step, rate(source, step.workers() * WARM_UP), notebook);
            }
            visitors.become(FEW);
            Patience.until(() -> autoscaler.has(1));
            visitors.end();
            Patience.until(() -> autoscaler.looks().getLast().lag() == 0);
            notebook.step("workers: 1 again, and nothing is left to do");
            note(autoscaler.looks(), notebook);
            note(source, notebook);
        }
    }

    private static ScaledWorkers hurried(ScaledWorkers manifest) {
        return new ScaledWorkers(
                manifest.group(),
                manifest.topic(),
                manifest.rule().between(1, 4).hurried(HURRY));
    }

    private static void note(Step step, double rate, Notebook notebook) {
        notebook.figure("workers: " + step.workers(), Figure.text(rate, "pages/s"));
        notebook.step("workers: " + step.workers());
    }

    private static void note(List<Look> looks, Notebook notebook) {
        for (Step step : STEPS) {
            long most = looks.stream()
                    .filter(look -> look.members() == step.workers())
                    .mapToLong(Look::lag)
                    .max()
                    .orElse(0);
            notebook.figure("requests that wait, at most, with workers: " + step.workers(), Long.toString(most));
        }
        notebook.keep("requests that wait", sample("requests", looks, Look::lag));
        notebook.keep("workers of the group", sample("workers", looks, Look::members));
    }

    private static Sample sample(String unit, List<Look> looks, ToDoubleFunction<Look> value) {
        return new Sample(unit, looks.stream().map(value::applyAsDouble).toList());
    }

    private static void note(SlowSource source, Notebook notebook) {
        long twice =
                source.askedFor().values().stream().filter(times -> times > 1).count();
        notebook.figure(
                "pages that were made twice", twice + " of " + source.askedFor().size(), "0");
    }

    private static double rate(SlowSource source, int warmUp) throws IOException, InterruptedException {
        int begun = source.asked();
        Patience.until(() -> source.asked() >= begun + warmUp);
        long begin = System.nanoTime();
        int before = source.asked();
        Patience.forTime(MEASURED);
        return (source.asked() - before) * 1e9 / (System.nanoTime() - begin);
    }

    /** What there would be if pages took no time but their source's. */
    private static double alone(int many) throws IOException, InterruptedException {
        try (SlowSource source = SlowSource.open(DELAY);
                PageVisitors askers = new PageVisitors(new Visitor("source"), List.of(URI.create(source.url())))) {
            askers.become(many);
            return rate(source, WARM_UP);
        }
    }
}
