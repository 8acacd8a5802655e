package dev.lockstep.platform.bench.wiring;

import dev.lockstep.platform.bench.Resource;
import dev.lockstep.platform.bench.Server;
import dev.lockstep.platform.local.PlatformPlan;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.measure.http.Folder;
import dev.lockstep.platform.measure.http.Owner;
import dev.lockstep.platform.measure.http.SlowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Lockstep's own part in a comparison: one edge, on a platform of its own, with a site whose page is rendered once. */
final class Edge implements AutoCloseable {

    private static final String SITE = "bench";
    private static final String PARAGRAPH = "<p>Row %d keeps time, like all of them.</p>\n";
    private static final String RULE = ".row-%d { margin: %dpx }\n";

    private final LocalPlatform platform;
    private final SlowSource source;

    private Edge(LocalPlatform platform, SlowSource source) {
        this.platform = platform;
        this.source = source;
    }

    static Edge start(Path data, Path build) throws IOException, InterruptedException {
        LocalPlatform platform =
                LocalPlatform.start(new PlatformPlan(data, build, 1, 1, 0, "localhost"), Progress.SILENT);
        Edge edge = new Edge(platform, SlowSource.open(Duration.ZERO));
        Owner owner = new Owner(platform.api(), platform.token());
        owner.deploy(owner.create(SITE), edge.site());
        return edge;
    }

    Server server() {
        return new Server(
                "Lockstep",
                "this tree, one edge, JDK " + Runtime.version(),
                platform.edges().getFirst().url(),
                SITE + "." + platform.domain(),
                Server.Scope.EVERYTHING);
    }

    @Override
    public void close() {
        source.close();
        platform.close();
    }

    private Folder site() {
        return new Folder(new TreeMap<>(Map.of(
                "small.css",
                repeated(RULE, Resource.SMALL_FILE.bytes()),
                "large.bin",
                noise(Resource.LARGE_FILE.bytes()),
                "page.html",
                "<!doctype html><title>{data.price}</title>\n" + repeated(PARAGRAPH, Resource.PAGE.bytes()),
                "lockstep.yaml",
                """
                routes:
                  - path: /pages/:id
                    render: {template: page.html, data: "%s/:id"}
                    revalidate: 1h
                """.formatted(source.url()))));
    }

    private static String repeated(String line, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int row = 1; text.length() < bytes; row++) {
            text.append(line.formatted(row, row));
        }
        return text.toString();
    }

    /** Nothing that compresses; the same each time. */
    private static String noise(int bytes) {
        return new Random(bytes)
                .ints(bytes, '0', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
