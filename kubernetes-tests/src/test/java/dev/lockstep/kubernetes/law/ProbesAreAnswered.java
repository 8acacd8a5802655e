package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Each probe asks what SmallRye Health answers to it, at the port of operations; and nobody is killed, or given up, who is
 * still starting.
 */
final class ProbesAreAnswered implements Law {

    private static final Map<String, String> PATHS = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    /** What a start may take, in seconds: for a migration of a large database, and for all else. */
    private static final Map<Service, Integer> STARTS =
            Map.of(Service.DEPLOY, 30 * 60, Service.EDGE, 3 * 60, Service.RENDER, 3 * 60);

    /** What Kubernetes waits for a rollout, in seconds, unless it is told. */
    private static final int ROLLOUT = 600;

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values()).flatMap(service -> breaches(service, manifests));
    }

    private static Stream<String> breaches(Service service, Manifests manifests) {
        Manifest workload = manifests.one("Deployment", service.workload());
        if (!service.build().contains("<artifactId>quarkus-smallrye-health</artifactId>")) {
            return Stream.of(service.workload() + " tells nothing of its health");
        }
        return Stream.concat(misled(workload), hurried(workload, STARTS.getOrDefault(service, 0)));
    }

    private static Stream<String> misled(Manifest workload) {
        return PATHS.entrySet().stream()
                .filter(probe ->
                        !isAnswered(workload.container().path(probe.getKey()).path("httpGet"), probe.getValue()))
                .map(probe -> workload.title() + " has to ask " + probe.getValue() + " of operations by its "
                        + probe.getKey());
    }

    private static Stream<String> hurried(Manifest workload, int takes) {
        JsonNode probe = workload.container().path("startupProbe");
        int probed = probe.path("periodSeconds").asInt()
                * probe.path("failureThreshold").asInt();
        int awaited = workload.spec().path("progressDeadlineSeconds").asInt(ROLLOUT);
        return Stream.of(
                        probed < takes ? Stream.of("is killed after " + probed) : Stream.<String>empty(),
                        awaited < takes ? Stream.of("is given up after " + awaited) : Stream.<String>empty())
                .flatMap(words -> words)
                .map(words -> workload.title() + " " + words + " s, and may take " + takes + " to start");
    }

    private static boolean isAnswered(JsonNode request, String path) {
        return request.path("path").asText().equals(path)
                && request.path("port").asText().equals("operations");
    }
}
