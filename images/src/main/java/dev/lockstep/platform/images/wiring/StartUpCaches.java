package dev.lockstep.platform.images.wiring;

import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.ServiceImage;
import dev.lockstep.platform.images.files.Tree;
import dev.lockstep.platform.images.process.LinkedRuntime;
import dev.lockstep.platform.images.process.Recording;
import dev.lockstep.platform.local.PlatformPlan;
import dev.lockstep.platform.local.PlatformPorts;
import dev.lockstep.platform.local.ServicePorts;
import dev.lockstep.platform.local.ServiceSettings;
import dev.lockstep.platform.local.http.HttpReadiness;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.wiring.Backbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Caches with which services start. No two recordings have the same bytes, so one is kept for as long as what it was
 * recorded from, and with, stays the same: else no image could be built twice.
 */
final class StartUpCaches {

    /** JDK 25 finds some of them again under other names, and warns of it at every start. */
    private static final List<String> WITHOUT_MACHINE_CODE =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching", "-XX:-AOTStubCaching");

    private final Path directory;

    StartUpCaches(Path directory) {
        this.directory = directory;
    }

    /** The cache of an application that has the times that its image gives it. */
    Path of(ServiceImage service, Path application, LinkedRuntime runtime) throws IOException, InterruptedException {
        String flags = Integer.toHexString(Inside.flags().hashCode());
        String name = String.join(
                "-", service.service(), new Tree(application).fingerprint(), flags, Runtime.version() + ".aot");
        Path kept = Files.createDirectories(directory).resolve(name);
        if (!Files.exists(kept)) {
            record(service, application, runtime, kept);
        }
        return kept;
    }

    /** Against a real Kafka and a real PostgreSQL, since what services do with them is most of their start. */
    private void record(ServiceImage service, Path application, LinkedRuntime runtime, Path kept)
            throws IOException, InterruptedException {
        Tree scratch = new Tree(Files.createTempDirectory("lockstep-recording-"));
        try (Backbone backbone = Backbone.start(scratch.root())) {
            Rehearsal rehearsal = Rehearsal.of(service, scratch.root(), backbone);
            Path cache = scratch.root().resolve("start-up.aot");
            List<String> command = new ArrayList<>(List.of(runtime.java().toString()));
            command.addAll(Inside.flags());
            command.addAll(WITHOUT_MACHINE_CODE);
            command.addAll(List.of("-Xlog:aot=error", "-XX:AOTCacheOutput=" + cache));
            rehearsal.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(
                    List.of("-jar", application.resolve("quarkus-run.jar").toString()));
            Path log = directory.resolve(service.service() + ".log");
            new Recording(
                            command,
                            log,
                            new HttpReadiness(rehearsal.ports().operationsUrl().resolve("/q/health/ready")))
                    .take(cache);
            Files.move(cache, kept);
        } finally {
            scratch.delete();
        }
    }

    /** A service as it is run once to be recorded. */
    private record Rehearsal(ServicePorts ports, Map<String, String> settings) {

        static Rehearsal of(ServiceImage service, Path data, Backbone backbone) throws IOException {
            PlatformPlan plan = new PlatformPlan(data, data, 1, 1, 0, "localhost");
            Ports free = Ports.take(PlatformPorts.count(plan), 0);
            PlatformPorts ports = PlatformPorts.of(plan, free::next);
            ServiceSettings told = new ServiceSettings(plan, ports, data.resolve("blobs"), "recording");
            Rehearsal rehearsal = switch (service.service()) {
                case "deploy" -> new Rehearsal(ports.deploy(), told.deploy(ports.deploy()));
                case "render" ->
                    new Rehearsal(
                            ports.renders().getFirst(),
                            told.render(0, ports.renders().getFirst()));
                default ->
                    new Rehearsal(
                            ports.edges().getFirst(), told.edge(0, ports.edges().getFirst()));
            };
            rehearsal.settings().put("kafka.bootstrap.servers", backbone.kafkaServers());
            rehearsal.settings().replace("quarkus.datasource.jdbc.url", backbone.postgresUrl());
            return rehearsal;
        }
    }
}
