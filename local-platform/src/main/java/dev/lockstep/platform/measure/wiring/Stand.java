package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.local.PlatformPlan;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.files.ScratchFolder;
import dev.lockstep.platform.measure.http.Owner;
import dev.lockstep.platform.measure.http.Visitor;
import dev.lockstep.platform.measure.kafka.PageLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A platform of one's own to measure at, in a directory that is thrown away. */
final class Stand implements AutoCloseable {

    private static final int SPACIOUS = 1_024;
    private static final Map<String, String> NO_HISTORY = Map.of("lockstep.history.enabled", "false");

    private final ScratchFolder data;
    private final LocalPlatform platform;

    private Stand(ScratchFolder data, LocalPlatform platform) {
        this.data = data;
        this.platform = platform;
    }

    static Stand open(Path build, int edges, int renders, Notebook notebook) throws IOException {
        return open(build, edges, renders, Map.of(), notebook);
    }

    /** A platform whose services are told what {@code settings} say. */
    static Stand open(Path build, int edges, int renders, Map<String, String> settings, Notebook notebook)
            throws IOException {
        ScratchFolder data = ScratchFolder.create();
        PlatformPlan plan = new PlatformPlan(data.path(), build, edges, renders, 0, "localhost");
        return open(plan.with(settings), data, notebook);
    }

    /** A platform with one edge of that size. */
    static Stand open(Path build, int edgeHeapMebibytes, Notebook notebook) throws IOException {
        ScratchFolder data = ScratchFolder.create();
        PlatformPlan plan = new PlatformPlan(data.path(), build, 1, 1, 0, "localhost", edgeHeapMebibytes);
        return open(plan, data, notebook);
    }

    /**
     * A platform whose edges have room for a million pages, and one worker. The history of these pages, which would keep
     * the database busy for minutes, is not written.
     */
    static Stand openSpacious(Path build, int edges, Notebook notebook) throws IOException {
        ScratchFolder data = ScratchFolder.create();
        PlatformPlan plan = new PlatformPlan(data.path(), build, edges, 1, 0, "localhost", SPACIOUS);
        return open(plan.with(NO_HISTORY), data, notebook);
    }

    /** A platform with two edges and one worker, whose Kafka is reached by that port, too, where somebody passes on. */
    static Stand openWithDetour(Path build, int port, Notebook notebook) throws IOException {
        ScratchFolder data = ScratchFolder.create();
        PlatformPlan plan = new PlatformPlan(data.path(), build, 2, 1, 0, "localhost");
        return open(plan.withDetour(port), data, notebook);
    }

    private static Stand open(PlatformPlan plan, ScratchFolder data, Notebook notebook) throws IOException {
        Stand stand = new Stand(data, LocalPlatform.start(plan, Progress.SILENT));
        notebook.step("a platform runs: edges " + plan.edges() + ", workers " + plan.renders());
        return stand;
    }

    LocalPlatform platform() {
        return platform;
    }

    Owner owner() {
        return new Owner(platform.api(), platform.token());
    }

    Visitor visitor(String site) {
        return new Visitor(site + "." + platform.domain());
    }

    PageLog pageLog() {
        return new PageLog(platform.backbone().kafkaServers());
    }

    List<URI> edges() {
        return platform.edges().stream().map(Service::url).toList();
    }

    @Override
    public void close() throws IOException {
        platform.close();
        data.close();
    }
}
