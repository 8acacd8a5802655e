package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Environment;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import java.util.stream.Stream;

/** Pods of ours are spread, go one at a time, have a read-only root, and have the time that they take to go. */
final class PodsGoGently implements Law {

    /** For what a service closes in the end: its clients of Kafka and its connections to the database. */
    private static final long SPARE_SECONDS = 10;

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(Service.values()).flatMap(service -> breaches(service, manifests));
    }

    private static Stream<String> breaches(Service service, Manifests manifests) {
        Manifest workload = manifests.one("Deployment", service.workload());
        JsonNode pod = workload.pod().orElseThrow();
        JsonNode container = workload.container();
        long farewell = container.at("/lifecycle/preStop/sleep/seconds").asLong();
        long drain =
                Leaving.of(service).takes(Environment.of(workload, manifests)).toSeconds();
        long all = pod.path("terminationGracePeriodSeconds").asLong();
        return Stream.of(
                        broken(farewell > 0, "is asked until the moment when it goes"),
                        broken(
                                all >= farewell + drain + SPARE_SECONDS,
                                "is killed after " + all + " s and takes " + (farewell + drain)),
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
