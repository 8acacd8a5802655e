package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Sample;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.SlowSource;
import dev.lockstep.platform.measure.http.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How often a page is rendered that everybody wants at once. */
record Stampede(Path build) implements Measurement {

    private static final int VISITORS = 10_000;
    private static final int PAGES = 3;
    private static final Duration RENDER = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "stampede";
    }

    @Override
    public String method() {
        return "Three edges, two workers, a data source that takes 3 s. 10 000 visitors at once of a page that nobody has "
                + "visited, " + PAGES + " times; the factor is how often the source was asked for each page.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.open(build, 3, 2, notebook);
                SlowSource source = SlowSource.open(RENDER)) {
            String site = stand.owner().create("stampede");
            stand.owner().deploy(site, Folder.ofPages("one", source, "1h"));
            int served = 0;
            for (int page = 0; page < PAGES; page++) {
                List<Visitor.Answer> answers = visit(stand, "/pages/" + page);
                served += (int) answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .count();
                notebook.keep(
                        "visitors of page " + page,
                        Sample.ofTimes(
                                answers.stream().map(Visitor.Answer::took).toList()));
                notebook.step(VISITORS + " visitors, renders so far: " + source.asked());
            }
            notebook.figure("renders for each page", Figure.text(source.asked() / (double) PAGES, ""), "1.00");
            notebook.figure("visitors who got it", served + " of " + PAGES * VISITORS);
        }
    }

    private static List<Visitor.Answer> visit(Stand stand, String path) throws IOException, InterruptedException {
        Visitor visitor = stand.visitor("stampede");
        List<URI> edges = stand.edges();
        return Crowd.of(VISITORS, one -> () -> visitor.visit(edges.get(one % edges.size()), path));
    }
}
