package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Pods keep to the Pod Security Standard "restricted", and have no token for Kubernetes' API. */
final class PodsAreRestricted implements Law {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private record Demand(String words, Predicate<JsonNode> kept) {}

    private static final List<Demand> OF_A_POD = List.of(
            new Demand("runs as somebody", pod -> security(pod, "runAsNonRoot").asBoolean()),
            new Demand(
                    "has a seccomp profile",
                    pod -> security(pod, "seccompProfile").path("type").asText().equals("RuntimeDefault")),
            new Demand("has no token", pod -> isFalse(pod.path("automountServiceAccountToken"))),
            new Demand("takes no addresses for settings", pod -> isFalse(pod.path("enableServiceLinks"))),
            new Demand(
                    "has nothing of its node's",
                    pod -> Stream.of("hostNetwork", "hostPID", "hostIPC").noneMatch(pod::has)),
            new Demand(
                    "mounts nothing of its node's",
                    pod -> Manifest.elements(pod.path("volumes")).allMatch(PodsAreRestricted::isAllowed)));

    private static final List<Demand> OF_A_CONTAINER = List.of(
            new Demand("gains no rights", container -> isFalse(security(container, "allowPrivilegeEscalation"))),
            new Demand(
                    "has no capabilities",
                    container -> security(container, "capabilities")
                                    .path("drop")
                                    .toString()
                                    .equals("[\"ALL\"]")
                            && !security(container, "capabilities").has("add")),
            new Demand(
                    "says what it needs",
                    container -> container.path("resources").path("requests").has("cpu")
                            && container.path("resources").path("requests").has("memory")
                            && container.path("resources").path("limits").has("memory")));

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return manifests.withPods().stream().flatMap(PodsAreRestricted::breaches);
    }

    private static Stream<String> breaches(Manifest workload) {
        JsonNode pod = workload.pod().orElseThrow();
        Stream<JsonNode> containers =
                Stream.of("initContainers", "containers").flatMap(name -> Manifest.elements(pod.path(name)));
        return Stream.concat(
                broken(OF_A_POD, pod, workload.title()),
                containers.flatMap(container -> broken(OF_A_CONTAINER, container, workload.title())));
    }

    private static Stream<String> broken(List<Demand> demands, JsonNode subject, String title) {
        return demands.stream()
                .filter(demand -> !demand.kept().test(subject))
                .map(demand -> "it does not hold that " + title + " " + demand.words());
    }

    private static JsonNode security(JsonNode subject, String name) {
        return subject.path("securityContext").path(name);
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }

    private static boolean isAllowed(JsonNode volume) {
        return volume.properties().stream()
                .allMatch(field -> field.getKey().equals("name") || VOLUMES.contains(field.getKey()));
    }
}
