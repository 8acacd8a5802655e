package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import java.util.stream.Stream;

/** Pods of ours are spread, go one at a time, have a read-only root, and have time left after nobody asks them any more. */
final class PodsGoGently implements Law {

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values())
                .map(service -> manifests.one("Deployment", service.workload()))
                .flatMap(workload -> breaches(workload, manifests));
    }

    private static Stream<String> breaches(Manifest workload, Manifests manifests) {
        JsonNode pod = workload.pod().orElseThrow();
        JsonNode container = workload.container();
        int farewell = container.at("/lifecycle/preStop/sleep/seconds").asInt();
        int all = pod.path("terminationGracePeriodSeconds").asInt();
        return Stream.of(
                        broken(farewell > 0 && all > farewell, "has no time to go"),
                        broken(pod.path("topologySpreadConstraints").size() > 0, "is not spread"),
                        broken(
                                container
                                        .at("/securityContext/readOnlyRootFilesystem")
                                        .asBoolean(),
                                "may write everywhere"),
                        broken(hasBudget(workload, manifests), "may go all at once"))
                .flatMap(found -> found)
                .map(words -> workload.title() + " " + words);
    }

    private static Stream<String> broken(boolean kept, String words) {
        return kept ? Stream.empty() : Stream.of(words);
    }

    private static boolean hasBudget(Manifest workload, Manifests manifests) {
        JsonNode own = workload.podTemplate().orElseThrow().at("/metadata/labels");
        return manifests
                .ofKind("PodDisruptionBudget")
                .map(budget -> budget.spec().at("/selector/matchLabels"))
                .anyMatch(wanted -> Labels.match(wanted, own));
    }
}
