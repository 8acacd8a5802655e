package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.Owner;
import dev.lockstep.platform.measure.http.Visitor;
import dev.lockstep.platform.measure.process.Processes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an edge takes that shows many sites. */
record ManySites(Path build) implements Measurement {

    private static final int SITES = 1_000;
    private static final int FILES = 100;
    private static final int VISITED = 10;
    private static final int HEAP_MEBIBYTES = 96;
    private static final String AIM = "≤ 256 MiB";
    private static final String TEXT =
            "<!doctype html><title>%s</title>\n" + "<p>One of many, and as long as most.</p>\n".repeat(50);

    @Override
    public String name() {
        return "sites";
    }

    @Override
    public String method() {
        return "One edge with `-Xmx" + HEAP_MEBIBYTES + "m` and 64 MiB for bodies, with " + SITES + " sites of " + FILES
                + " files of 2 KB each. Its resident set once it knows them all, after " + VISITED
                + " files of each were visited, and again after a start from the site log.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (Stand stand = Stand.open(build, HEAP_MEBIBYTES, notebook)) {
            ChildProcess edge = stand.platform().edges().getFirst().process();
            note(notebook, "without a site", edge, "");
            Owner owner = stand.owner();
            for (int site = 0; site < SITES; site++) {
                owner.deploy(owner.create("site-" + site), site(site));
            }
            notebook.step("the sites are live");
            note(notebook, "with all sites", edge, AIM);
            visit(stand);
            notebook.step("they were visited");
            note(notebook, "after visits of " + SITES * VISITED + " files", edge, AIM);
            edge.kill();
            edge.restart();
            edge.awaitReady();
            note(notebook, "after a start", edge, AIM);
            visit(stand);
            note(notebook, "after a start and the visits", edge, AIM);
        }
    }

    private static void visit(Stand stand) throws IOException {
        URI edge = stand.edges().getFirst();
        for (int site = 0; site < SITES; site++) {
            Visitor visitor = stand.visitor("site-" + site);
            for (int file = 0; file < VISITED; file++) {
                int status = visitor.visit(edge, "/page-" + file).status();
                if (status != 200) {
                    throw new IOException("a file was answered " + status);
                }
            }
        }
    }

    private static void note(Notebook notebook, String when, ChildProcess edge, String aim) throws IOException {
        notebook.figure("resident " + when, Figure.text(Processes.residentMebibytes(edge.pid()), "MiB"), aim);
    }

    private static Folder site(int site) {
        SortedMap<String, String> files = new TreeMap<>();
        for (int file = 0; file < FILES; file++) {
            files.put("page-" + file + ".html", TEXT.formatted(site + "/" + file));
        }
        return new Folder(files);
    }
}
