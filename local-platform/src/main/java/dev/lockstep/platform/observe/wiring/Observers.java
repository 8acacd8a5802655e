package dev.lockstep.platform.observe.wiring;

import dev.lockstep.platform.bench.process.Program;
import dev.lockstep.platform.local.http.PortReadiness;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.observe.Wanted;
import dev.lockstep.platform.observe.files.PrometheusFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts beside a platform what shows it, as far as that is installed, and says what is where or how to get it. */
public final class Observers {

    private static final int ANY = 0;

    /** Where Jaeger listens that nobody has told otherwise: www.jaegertracing.io/docs/latest/getting-started. */
    private static final String JAEGER = "http://localhost:16686";

    private static final Path GRAFANA_HOME = Path.of("/usr/share/grafana");

    private final LocalPlatform platform;
    private final Path build;
    private final Path folder;
    private final StringBuilder told = new StringBuilder();

    /** What they keep is kept in {@code data}. */
    public Observers(LocalPlatform platform, Path build, Path data) {
        this.platform = platform;
        this.build = build.toAbsolutePath().normalize();
        this.folder = data.resolve("monitoring");
    }

    /** Returns what to tell the user, nothing if they want nothing. */
    public String start(Wanted wanted) throws IOException {
        if (wanted.needsPrometheus()) {
            Optional<String> prometheus = prometheus();
            if (wanted.grafana()) {
                grafana(prometheus.orElse(""));
            }
        }
        if (wanted.traces()) {
            traces(URI.create(wanted.collector()));
        }
        return told.toString();
    }

    private Optional<String> prometheus() throws IOException {
        Optional<Program> program = Program.find("prometheus");
        if (program.isEmpty()) {
            tell("Prometheus", "is not installed here: install Debian's package prometheus, or put it on the path");
            return Optional.empty();
        }
        PrometheusFolder files = PrometheusFolder.prepare(build, folder.resolve("prometheus"), platform.description());
        int port = Ports.take(1, ANY).next();
        platform.startBeside(
                        "prometheus",
                        List.of(
                                program.get().toString(),
                                "--config.file=" + files.configuration(),
                                "--storage.tsdb.path=" + files.data(),
                                "--web.listen-address=127.0.0.1:" + port),
                        new PortReadiness(port))
                .awaitReady();
        String address = "http://127.0.0.1:" + port;
        tell("Prometheus", address + "/alerts");
        return Optional.of(address);
    }

    private void grafana(String prometheus) throws IOException {
        Optional<Program> program = Program.find("grafana");
        if (program.isEmpty() || !Files.isDirectory(GRAFANA_HOME)) {
            tell(
                    "Grafana",
                    "is not installed here: take its package from grafana.com/grafana/download, which puts 'grafana' on the"
                            + " path and its files in " + GRAFANA_HOME);
            return;
        }
        int port = Ports.take(1, ANY).next();
        platform.startBeside(
                        "grafana",
                        List.of(
                                "/usr/bin/env",
                                "LOCKSTEP_PROMETHEUS=" + prometheus,
                                "LOCKSTEP_DASHBOARDS=" + build.resolve("monitoring/grafana/dashboards"),
                                "GF_PATHS_PROVISIONING=" + build.resolve("monitoring/grafana/provisioning"),
                                "GF_PATHS_DATA=" + Files.createDirectories(folder.resolve("grafana")),
                                "GF_SERVER_HTTP_ADDR=127.0.0.1",
                                "GF_SERVER_HTTP_PORT=" + port,
                                "GF_AUTH_ANONYMOUS_ENABLED=true",
                                "GF_ANALYTICS_REPORTING_ENABLED=false",
                                "GF_ANALYTICS_CHECK_FOR_UPDATES=false",
                                program.get().toString(),
                                "server",
                                "--homepath=" + GRAFANA_HOME),
                        new PortReadiness(port))
                .awaitReady();
        tell("Grafana", "http://127.0.0.1:" + port + "/dashboards");
    }

    /** Whoever listens there already is left alone, and nobody is looked for on other machines. */
    private void traces(URI collector) {
        PortReadiness listener = new PortReadiness(Wanted.COLLECTOR_HERE.getPort());
        if (!collector.equals(Wanted.COLLECTOR_HERE) || listener.isReady()) {
            tell("Traces", "go to " + collector);
            return;
        }
        Optional<Program> jaeger = Program.find("jaeger");
        if (jaeger.isPresent()) {
            platform.startBeside("jaeger", List.of(jaeger.get().toString()), listener)
                    .awaitReady();
            tell("Traces", "are shown by Jaeger on " + JAEGER);
            return;
        }
        tell(
                "Traces",
                "go to " + collector
                        + ", where nobody listens: put Jaeger's 'jaeger' (version 2) on the path, or start a"
                        + " collector there that takes OTLP over HTTP");
    }

    private void tell(String who, String what) {
        told.append("  ").append(who).append("  ").append(what).append('\n');
    }
}
