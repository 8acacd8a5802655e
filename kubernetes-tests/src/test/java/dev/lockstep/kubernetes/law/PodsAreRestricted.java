package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Pods keep to the Pod Security Standard "restricted", and have no token for Kubernetes' API. */
final class PodsAreRestricted implements Law {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private static final List<Demand> OF_A_POD = List.of(
            new Demand("has no token", pod -> Demand.isFalse(pod.path("automountServiceAccountToken"))),
            new Demand("takes no addresses for settings", pod -> Demand.isFalse(pod.path("enableServiceLinks"))),
            new Demand(
                    "has nothing of its node's",
                    pod -> Stream.of("hostNetwork", "hostPID", "hostIPC").noneMatch(pod::has)),
            new Demand(
                    "mounts nothing of its node's",
                    pod -> Manifest.elements(pod.path("volumes")).allMatch(PodsAreRestricted::isAllowed)));

    private static final List<Demand> OF_A_CONTAINER = List.of(new Demand(
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
        String title = workload.title();
        return Stream.of(
                        Demand.broken(Demand.OF_A_POD_CONTEXT, pod.path("securityContext"), title),
                        Demand.broken(OF_A_POD, pod, title),
                        containers(pod).flatMap(container -> ofContainer(container, title)))
                .flatMap(breaches -> breaches);
    }

    private static Stream<JsonNode> containers(JsonNode pod) {
        return Stream.of("initContainers", "containers").flatMap(name -> Manifest.elements(pod.path(name)));
    }

    private static Stream<String> ofContainer(JsonNode container, String title) {
        return Stream.concat(
                Demand.broken(Demand.OF_A_CONTAINER_CONTEXT, container.path("securityContext"), title),
                Demand.broken(OF_A_CONTAINER, container, title));
    }

    private static boolean isAllowed(JsonNode volume) {
        return volume.properties().stream()
                .allMatch(field -> field.getKey().equals("name") || VOLUMES.contains(field.getKey()));
    }
}
