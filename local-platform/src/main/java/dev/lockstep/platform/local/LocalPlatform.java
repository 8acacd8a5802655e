package dev.lockstep.platform.local;

import dev.lockstep.platform.broker.kafka.KafkaProcess;
import dev.lockstep.platform.child.ChildProcess;
import dev.lockstep.platform.child.Children;
import dev.lockstep.platform.database.postgres.PostgresDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kafka, PostgreSQL and all services of Lockstep, each a process of its own, on one machine and one directory.
 *
 * <p>All start together: each waits for what it needs, as it has to on a cluster.
 */
public final class LocalPlatform implements AutoCloseable {

    private final PlatformPlan plan;
    private final PlatformPorts ports;
    private final Children children;
    private final ServiceCommand commands;
    private final String token;
    private final ChildProcess kafka;
    private final ChildProcess postgres;
    private final Service deploy;
    private final List<Service> renders = new ArrayList<>();
    private final List<Service> edges = new ArrayList<>();

    private LocalPlatform(PlatformPlan plan, Children children) throws IOException {
        this.plan = plan;
        this.children = children;
        this.commands = new ServiceCommand(directory("archives"));
        this.token = Token.keptIn(plan.data().resolve("token"));
        this.ports = PlatformPorts.take(plan);
        ServiceSettings settings = new ServiceSettings(plan, ports, blobs(), token);
        this.kafka = startKafka();
        this.postgres = startPostgres();
        this.deploy = startService("deploy", "deploy-service", settings.deploy(), ports.deploy());
        for (int i = 0; i < plan.renders(); i++) {
            renders.add(startService(
                    "render-" + (i + 1),
                    "render-service",
                    settings.render(i),
                    ports.renders().get(i)));
        }
        for (int i = 0; i < plan.edges(); i++) {
            edges.add(startService(
                    "edge-" + (i + 1),
                    "edge-service",
                    settings.edge(i),
                    ports.edges().get(i)));
        }
    }

    /** Starts everything and returns when all of it is ready. What a killed predecessor left running is ended first. */
    public static LocalPlatform start(PlatformPlan plan, Progress progress) throws IOException {
        Children children = Children.in(Files.createDirectories(plan.data()));
        try {
            LocalPlatform platform = new LocalPlatform(plan, children);
            platform.awaitReady(progress);
            PlatformDescription.of(platform).writeTo(plan.data().resolve("platform.json"));
            return platform;
        } catch (RuntimeException | IOException failure) {
            children.close();
            throw failure;
        }
    }

    public URI api() {
        return deploy.url();
    }

    /** A token that may do everything. */
    public String token() {
        return token;
    }

    public String domain() {
        return plan.domain();
    }

    public Service deploy() {
        return deploy;
    }

    public List<Service> renders() {
        return List.copyOf(renders);
    }

    public List<Service> edges() {
        return List.copyOf(edges);
    }

    public ChildProcess kafka() {
        return kafka;
    }

    public ChildProcess postgres() {
        return postgres;
    }

    /** Kafka's bootstrap servers. */
    public String kafkaServers() {
        return ports.kafkaServers();
    }

    public String postgresUrl() {
        return ports.postgresUrl();
    }

    public Path blobs() {
        return plan.data().resolve("blobs");
    }

    /** Every process, those first that others need. */
    public List<ChildProcess> processes() {
        return children.all();
    }

    /** Returns when every process does its job. */
    public void awaitReady(Progress progress) {
        for (ChildProcess process : processes()) {
            process.awaitReady();
            progress.done(process.name() + " is ready");
        }
    }

    /** Ends the services, then what they need. */
    @Override
    public void close() {
        Children.endTogether(Stream.of(Stream.of(deploy), renders.stream(), edges.stream())
                .flatMap(services -> services)
                .map(Service::process)
                .toList());
        children.close();
    }

    private ChildProcess startKafka() throws IOException {
        List<String> arguments = List.of(
                directory("kafka").toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
        return children.start(
                "kafka", commands.ofClass(KafkaProcess.class, arguments), new PortReadiness(ports.kafka()));
    }

    private ChildProcess startPostgres() throws IOException {
        PostgresDirectory directory = new PostgresDirectory(directory("postgres"));
        directory.prepare();
        return children.start("postgres", directory.command(ports.postgres()), new PostgresReadiness(ports.postgres()));
    }

    private Service startService(String name, String module, Map<String, String> settings, ServicePorts where) {
        List<String> command = commands.ofService(plan.build(), module, settings);
        URI health = where.operationsUrl().resolve("/q/health/ready");
        ChildProcess process = children.start(name, command, new HttpReadiness(health));
        return new Service(process, where.clientsUrl(), where.operationsUrl());
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(plan.data().resolve(name));
    }
}
