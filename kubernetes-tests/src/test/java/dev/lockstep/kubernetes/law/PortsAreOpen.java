package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Environment;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Variables;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A container's ports are those at which its service listens, by the settings that it gets and what holds otherwise. */
final class PortsAreOpen implements Law {

    /** Ports by name, and the settings that say their numbers. */
    private static Map<String, String> settings(Service service) {
        return switch (service) {
            case DEPLOY -> Map.of("api", "quarkus.http.port", "operations", operations(service));
            case EDGE ->
                Map.of(
                        "visitors",
                        "lockstep.edge.port",
                        "visitors-tls",
                        "lockstep.edge.tls.port",
                        "operations",
                        operations(service));
            case RENDER -> Map.of("passes", "lockstep.passes.port", "operations", operations(service));
        };
    }

    private static String operations(Service service) {
        boolean apart = service.properties()
                .getProperty("quarkus.management.enabled", "false")
                .equals("true");
        return apart ? "quarkus.management.port" : "quarkus.http.port";
    }

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values()).flatMap(service -> breaches(service, manifests));
    }

    private static Stream<String> breaches(Service service, Manifests manifests) {
        Manifest workload = manifests.one("Deployment", service.workload());
        Map<String, String> listening = listening(service, Environment.of(workload, manifests));
        Map<String, String> told = new TreeMap<>();
        for (JsonNode port : workload.container().path("ports")) {
            told.put(port.path("name").asText(), port.path("containerPort").asText());
        }
        return told.equals(listening)
                ? Stream.empty()
                : Stream.of(workload.title() + " tells ports " + told + " and its service listens at " + listening);
    }

    private static Map<String, String> listening(Service service, Environment environment) {
        Variables known = new Variables(service);
        Map<String, String> ports = new TreeMap<>();
        settings(service)
                .forEach((name, key) ->
                        ports.put(name, environment.valueOr(Variables.variable(key), known.standard(key))));
        // Without a number it does not listen there.
        ports.values().removeIf(String::isEmpty);
        return ports;
    }
}
