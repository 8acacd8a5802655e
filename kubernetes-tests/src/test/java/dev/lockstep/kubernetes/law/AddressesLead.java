package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every {@code lockstep-…:port} that is named anywhere, and every back end of a gateway, is a Service that leads to pods. */
final class AddressesLead implements Law {

    private static final Pattern ADDRESS = Pattern.compile("\\b(lockstep-[a-z0-9-]+)[a-z.]*:(\\d+)(?![\\d.])");

    @Override
    public Stream<String> breaches(Manifests manifests) {
        Map<String, Set<String>> there = served(manifests);
        Stream<String> named = manifests.all().stream()
                .flatMap(manifest ->
                        ADDRESS.matcher(manifest.content().toString()).results())
                .filter(address ->
                        !there.getOrDefault(address.group(1), Set.of()).contains(address.group(2)))
                .map(address -> "nobody serves " + address.group());
        Stream<String> routed = manifests
                .ofKind("HTTPRoute")
                .flatMap(route -> route.content().findValues("backendRefs").stream())
                .flatMap(Manifest::elements)
                .filter(end -> !there.getOrDefault(end.path("name").asText(), Set.of())
                        .contains(end.path("port").asText()))
                .map(end -> "nobody serves " + end);
        Stream<String> empty = manifests
                .ofKind("Service")
                .filter(service -> !leads(service, manifests))
                .map(service -> service.title() + " leads to no port of a pod");
        return Stream.of(named, routed, empty).flatMap(found -> found);
    }

    /** Ports by name of a Service; those that operators make go by the operators' rules. */
    private static Map<String, Set<String>> served(Manifests manifests) {
        Map<String, Set<String>> ports = new TreeMap<>();
        manifests
                .ofKind("Service")
                .forEach(service -> add(ports, service.name(), service.spec().path("ports"), "port"));
        manifests
                .ofKind("Kafka")
                .forEach(kafka -> add(
                        ports, kafka.name() + "-kafka-bootstrap", kafka.spec().at("/kafka/listeners"), "port"));
        manifests.ofKind("Cluster").forEach(postgres -> ports.put(postgres.name() + "-rw", Set.of("5432")));
        return ports;
    }

    private static void add(Map<String, Set<String>> ports, String name, JsonNode list, String field) {
        Set<String> own = ports.computeIfAbsent(name, _ -> new TreeSet<>());
        Manifest.elements(list).forEach(port -> own.add(port.path(field).asText()));
    }

    private static boolean leads(Manifest service, Manifests manifests) {
        return manifests.withPods().stream()
                .filter(workload -> Labels.match(
                        service.spec().path("selector"),
                        workload.podTemplate().orElseThrow().at("/metadata/labels")))
                .anyMatch(workload -> Manifest.elements(service.spec().path("ports"))
                        .allMatch(port ->
                                hasPort(workload, port.path("targetPort").asText())));
    }

    static boolean hasPort(Manifest workload, String name) {
        return workload.containers().stream()
                .flatMap(container -> Manifest.elements(container.path("ports")))
                .anyMatch(port -> port.path("name").asText().equals(name)
                        || port.path("containerPort").asText().equals(name));
    }
}
