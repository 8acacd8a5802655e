package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.platform.child.process.Children;
import dev.lockstep.platform.local.http.PortReadiness;
import dev.lockstep.platform.local.http.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The public suite of tests for HTTP caches from npm, at the version that {@code package-lock.json} pins, and its server. */
public final class CacheSuite implements AutoCloseable {
    public static final Path PINNED = Path.of("http-cache-tests");

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "run.mjs");

    private final Path home;
    private final Children children;
    private final int port;

    /**
     * What came of a test.
     *
     * @param kind {@code required}, {@code optimal}, or {@code check} where either is right
     * @param asked whether all that it depends on holds: else it says nothing
     */
    public record Result(String id, String kind, boolean asked, boolean passed, String reason) {}

    private CacheSuite(Path home, Children children, int port) {
        this.home = home;
        this.children = children;
        this.port = port;
    }

    /** Installs it below {@code target}, unless this version is there, and starts its server. */
    public static CacheSuite open() throws IOException, InterruptedException {
        Path home = installed();
        int port = Ports.take(1, 0).next();
        Children children = Children.in(home.resolve("server"));
        children.start(
                        "server",
                        List.of(
                                "env",
                                "npm_config_protocol=http",
                                "npm_config_port=" + port,
                                "npm_config_pidfile=" + home.resolve("server.pid"),
                                "node",
                                home.resolve("node_modules/http-cache-tests/server/server.mjs")
                                        .toString()),
                        new PortReadiness(port))
                .awaitReady();
        return new CacheSuite(home, children, port);
    }

    private static Path installed() throws IOException, InterruptedException {
        Path home = Files.createDirectories(Path.of("target/http-cache-tests").toAbsolutePath());
        boolean isThere = Files.exists(home.resolve("node_modules"))
                && Files.mismatch(PINNED.resolve("package-lock.json"), home.resolve("package-lock.json")) < 0;
        for (String file : FILES) {
            Files.copy(PINNED.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isThere) {
            Run install = Run.of(home, Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"));
            assertThat(install.code()).as(install.errors()).isZero();
        }
        return home;
    }

    /** Where its server listens on this machine. */
    public int port() {
        return port;
    }

    /** Asks the cache at an address that goes on to the server. */
    public List<Result> run(URI cache) throws IOException, InterruptedException {
        Run run = Run.of(home, Map.of(), List.of("node", "--no-warnings", "run.mjs", cache.toString()));
        assertThat(run.code()).as(run.errors()).isZero();
        return new ObjectMapper().readValue(run.output(), new TypeReference<>() {});
    }

    /** The tests that an edge does not pass on purpose, and why. */
    public static Map<String, String> refused() throws IOException {
        return Files.readAllLines(PINNED.resolve("refused.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    @Override
    public void close() {
        children.close();
    }
}
