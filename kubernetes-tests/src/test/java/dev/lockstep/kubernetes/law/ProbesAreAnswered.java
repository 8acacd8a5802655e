package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import java.util.Map;
import java.util.stream.Stream;

/** Each probe asks what SmallRye Health answers to it, at the port of operations. */
final class ProbesAreAnswered implements Law {

    private static final Map<String, String> PATHS = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values()).flatMap(service -> breaches(service, manifests));
    }

    private static Stream<String> breaches(Service service, Manifests manifests) {
        Manifest workload = manifests.one("Deployment", service.workload());
        if (!service.build().contains("<artifactId>quarkus-smallrye-health</artifactId>")) {
            return Stream.of(service.workload() + " tells nothing of its health");
        }
        return PATHS.entrySet().stream()
                .filter(probe ->
                        !isAnswered(workload.container().path(probe.getKey()).path("httpGet"), probe.getValue()))
                .map(probe -> workload.title() + " has to ask " + probe.getValue() + " of operations by its "
                        + probe.getKey());
    }

    private static boolean isAnswered(JsonNode request, String path) {
        return request.path("path").asText().equals(path)
                && request.path("port").asText().equals("operations");
    }
}
