package dev.lockstep.story.stage;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.child.process.Children;
import dev.lockstep.platform.local.ServiceCommand;
import dev.lockstep.platform.local.http.HttpReadiness;
import dev.lockstep.platform.local.http.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The three services, to which nothing but environment variables tells where all else is, and how to get in. */
final class GuardedServices {

    /** How many ports they need. */
    static final int PORTS = 6;

    private final Children children;
    private final ServiceCommand commands;
    private final Told told;
    private final Places places;
    private final List<ChildProcess> running = new ArrayList<>();

    GuardedServices(Children children, ServiceCommand commands, Told told, Ports ports) {
        this.children = children;
        this.commands = commands;
        this.told = told;
        this.places = new Places(ports.next(), ports.next(), ports.next(), ports.next(), ports.next(), ports.next());
    }

    /** Variables that do not change: those of all three, and those of deploy-service alone. */
    record Told(Map<String, String> all, Map<String, String> deploy) {}

    private record Places(int api, int operations, int worker, int passes, int health, int edge) {}

    /** Starts all three, each with the variables of Kafka's user who is called like it, and waits until they are ready. */
    void start(Function<String, Map<String, String>> kafka) {
        startDeploy(kafka.apply("lockstep-deploy"));
        startRender(kafka.apply("lockstep-render"));
        startEdge(kafka.apply("lockstep-edge"));
        running.forEach(ChildProcess::awaitReady);
    }

    void end() {
        Children.endTogether(running);
        running.clear();
    }

    URI api() {
        return at(places.api());
    }

    URI edge() {
        return at(places.edge());
    }

    /** All that they have logged since they were started first, by their names. */
    Map<String, String> logs() throws IOException {
        Map<String, String> logs = new HashMap<>();
        for (ChildProcess service : running) {
            logs.put(service.name(), Files.readString(service.log()));
        }
        return logs;
    }

    private void startDeploy(Map<String, String> kafka) {
        Map<String, String> variables = variables(kafka, places.api());
        variables.putAll(told.deploy());
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(places.operations()));
        start("deploy-service", variables, places.operations());
    }

    private void startRender(Map<String, String> kafka) {
        Map<String, String> variables = variables(kafka, places.worker());
        variables.put("LOCKSTEP_WORKER", "render-1");
        variables.put("LOCKSTEP_PASSES_PORT", Integer.toString(places.passes()));
        variables.put("LOCKSTEP_DATA_ALLOWED_HOSTS", "127.0.0.1");
        start("render-service", variables, places.worker());
    }

    private void startEdge(Map<String, String> kafka) {
        Map<String, String> variables = variables(kafka, places.health());
        variables.put("LOCKSTEP_EDGE_ID", "edge-1");
        variables.put("LOCKSTEP_EDGE_PORT", Integer.toString(places.edge()));
        variables.put("LOCKSTEP_EDGE_WORKERS", at(places.passes()).toString());
        variables.put("LOCKSTEP_EDGE_DRAIN_DELAY", "0s");
        start("edge-service", variables, places.health());
    }

    /** Clients of Kafka say at INFO what they were told, and that they have logged in. */
    private Map<String, String> variables(Map<String, String> kafka, int port) {
        Map<String, String> variables = new HashMap<>(told.all());
        variables.putAll(kafka);
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("QUARKUS_SHUTDOWN_DELAY", "0s");
        variables.put("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA__LEVEL", "INFO");
        return variables;
    }

    private void start(String module, Map<String, String> variables, int operations) {
        List<String> command = new ArrayList<>(List.of("env"));
        variables.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(commands.ofService(Path.of("..").toAbsolutePath(), module, Map.of()));
        running.add(
                children.start(module, command, new HttpReadiness(at(operations).resolve("/q/health/ready"))));
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
