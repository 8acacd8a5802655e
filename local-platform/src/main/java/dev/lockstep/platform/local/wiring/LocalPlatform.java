package dev.lockstep.platform.local.wiring;

import dev.lockstep.platform.child.Readiness;
import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.child.process.Children;
import dev.lockstep.platform.local.PlatformDescription;
import dev.lockstep.platform.local.PlatformPlan;
import dev.lockstep.platform.local.PlatformPorts;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.ServiceCommand;
import dev.lockstep.platform.local.ServicePorts;
import dev.lockstep.platform.local.ServiceSettings;
import dev.lockstep.platform.local.files.Token;
import dev.lockstep.platform.local.http.HttpReadiness;
import dev.lockstep.platform.local.http.PortReadiness;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.json.DescriptionFile;
import dev.lockstep.platform.local.s3.S3Process;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
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
    private final ServiceSettings settings;
    private final String token;
    private final Backbone backbone;
    private final Service deploy;
    /** More may come at any time, by another thread. */
    private final List<Service> renders = new CopyOnWriteArrayList<>();

    private final List<Service> edges = new ArrayList<>();

    private LocalPlatform(PlatformPlan plan, PlatformPorts ports, Children children) throws IOException {
        this.plan = plan;
        this.ports = ports;
        this.children = children;
        ServiceCommand lasting =
                new ServiceCommand(Files.createDirectories(plan.build().resolve("target/archives")));
        this.commands = plan.brief() ? lasting.briefly() : lasting;
        this.token = Token.keptIn(plan.data().resolve("token"));
        this.settings = new ServiceSettings(plan, ports, blobs(), token);
        this.backbone = new Backbone(
                children,
                plan.data(),
                commands,
                new Backbone.Where(
                        ports.kafka(),
                        ports.kafkaController(),
                        ports.postgres(),
                        plan.detour() == 0 ? List.of() : List.of(ports.kafkaDetour(), plan.detour())));
        if (plan.bucket()) {
            startS3();
        }
        this.deploy = startDeploy("deploy", ports.deploy());
        for (int i = 0; i < plan.renders(); i++) {
            renders.add(startRender(i, ports.renders().get(i)));
        }
        for (int i = 0; i < plan.edges(); i++) {
            edges.add(startEdge(i, ports.edges().get(i), settings::edge));
        }
    }

    /** Starts everything and returns when all of it is ready. What a killed predecessor left running is ended first. */
    public static LocalPlatform start(PlatformPlan plan, Progress progress) throws IOException {
        Children children = Children.in(Files.createDirectories(plan.data()));
        try {
            Ports free = Ports.take(PlatformPorts.count(plan), plan.portBase());
            LocalPlatform platform = new LocalPlatform(plan, PlatformPorts.of(plan, free::next), children);
            platform.awaitReady(progress);
            DescriptionFile.write(platform.description(), plan.data().resolve("platform.json"));
            return platform;
        } catch (RuntimeException | IOException failure) {
            children.close();
            throw failure;
        }
    }

    /** Where the API is, without its path. */
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

    public Backbone backbone() {
        return backbone;
    }

    public Path blobs() {
        return plan.data().resolve("blobs");
    }

    public PlatformDescription description() {
        return new PlatformDescription(
                api().resolve("/api/v1").toString(),
                token,
                plan.domain(),
                deploy.described(),
                edges.stream().map(Service::described).toList(),
                renders.stream().map(Service::described).toList(),
                backbone.kafkaServers(),
                backbone.postgresUrl(),
                blobs().toString());
    }

    /** Starts another process that is to end with the platform; returns at once. */
    public ChildProcess startBeside(String name, List<String> command, Readiness readiness) {
        return children.start(name, command, readiness);
    }

    /** Every process, those first that others need. */
    public List<ChildProcess> processes() {
        return children.all();
    }

    /** Where Kafka listens for those who come by the plan's detour. */
    public int detourEnd() {
        return ports.kafkaDetour();
    }

    /** Where a server that speaks S3 listens, if the plan is to have one. */
    public int s3Port() {
        return ports.s3();
    }

    /** Starts one more deploy-service beside the first, and returns at once; it is not ready yet. */
    public Service addDeploy() throws IOException {
        return addDeploy(Map.of());
    }

    /** The same, told something else than the first. */
    public Service addDeploy(Map<String, String> otherwise) throws IOException {
        ServicePorts where = freePorts();
        Map<String, String> told = settings.deploy(where);
        told.putAll(otherwise);
        return startService("deploy-2", command("deploy-service", told), where);
    }

    /** Starts one more edge and returns at once; it is not ready yet. */
    public Service addEdge() throws IOException {
        return addEdge(settings::edge);
    }

    /** The same, told something else than the others. */
    public Service addEdge(Map<String, String> otherwise) throws IOException {
        return addEdge((index, where) -> {
            Map<String, String> told = settings.edge(index, where);
            told.putAll(otherwise);
            return told;
        });
    }

    /** Starts one more edge, which reaches Kafka by the plan's detour, and returns at once. */
    public Service addDetouredEdge() throws IOException {
        return addEdge(settings::detouredEdge);
    }

    private Service addEdge(BiFunction<Integer, ServicePorts, Map<String, String>> told) throws IOException {
        Service edge = startEdge(edges.size(), freePorts(), told);
        edges.add(edge);
        return edge;
    }

    /** Starts one more worker and returns at once; edges do not know it, and pass nothing on to it. */
    public Service addRender() throws IOException {
        Service render = startRender(renders.size(), freePorts());
        renders.add(render);
        return render;
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

    private void startS3() throws IOException {
        List<String> arguments = List.of(
                Files.createDirectories(plan.data().resolve("s3")).toString(),
                Integer.toString(ports.s3()),
                ServiceSettings.BUCKET,
                ServiceSettings.BUCKET,
                token);
        var _ = children.start("s3", commands.ofClass(S3Process.class, arguments), new PortReadiness(ports.s3()));
    }

    private static ServicePorts freePorts() throws IOException {
        Ports free = Ports.take(2, 0);
        return new ServicePorts(free.next(), free.next());
    }

    private Service startDeploy(String name, ServicePorts where) {
        return startService(name, command("deploy-service", settings.deploy(where)), where);
    }

    private Service startRender(int index, ServicePorts where) {
        return startService("render-" + (index + 1), command("render-service", settings.render(index, where)), where);
    }

    private Service startEdge(
            int index, ServicePorts where, BiFunction<Integer, ServicePorts, Map<String, String>> told) {
        List<String> command = commands.withHeap(plan.edgeHeapMebibytes())
                .ofService(plan.build(), "edge-service", told.apply(index, where));
        return startService("edge-" + (index + 1), command, where);
    }

    private List<String> command(String module, Map<String, String> told) {
        return commands.ofService(plan.build(), module, told);
    }

    private Service startService(String name, List<String> command, ServicePorts where) {
        URI health = where.operationsUrl().resolve("/q/health/ready");
        ChildProcess process = children.start(name, command, new HttpReadiness(health));
        return new Service(process, where.clientsUrl(), where.operationsUrl());
    }
}
