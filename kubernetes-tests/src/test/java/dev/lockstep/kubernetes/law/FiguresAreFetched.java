package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import java.util.stream.Stream;

/** Whoever fetches figures finds each service, at the port and path where they are, and calls it what alerts call it. */
final class FiguresAreFetched implements Law {

    /** Where Micrometer's extension has them: quarkus.io/guides/telemetry-micrometer. */
    private static final String METRICS = "/q/metrics";

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return manifests
                .ofKind("PodMonitor")
                .flatMap(monitor -> Stream.of(Service.values())
                        .map(service -> manifests.one("Deployment", service.workload()))
                        .flatMap(workload -> breaches(monitor, workload)));
    }

    private static Stream<String> breaches(Manifest monitor, Manifest workload) {
        JsonNode labels = workload.podTemplate().orElseThrow().at("/metadata/labels");
        String job = labels.path(monitor.spec().path("jobLabel").asText()).asText();
        return Stream.of(
                        broken(Labels.match(monitor.spec().at("/selector/matchLabels"), labels), "does not find"),
                        broken(
                                Manifest.elements(monitor.spec().path("podMetricsEndpoints"))
                                        .anyMatch(endpoint -> leadsTo(endpoint, workload)),
                                "asks at the wrong place of"),
                        broken(job.equals(workload.name()), "has another name for"))
                .flatMap(words -> words)
                .map(words -> monitor.title() + " " + words + " " + workload.name());
    }

    private static boolean leadsTo(JsonNode endpoint, Manifest workload) {
        return endpoint.path("path").asText().equals(METRICS)
                && Manifest.elements(workload.container().path("ports"))
                        .anyMatch(port -> port.path("name").equals(endpoint.path("port")));
    }

    private static Stream<String> broken(boolean kept, String words) {
        return kept ? Stream.empty() : Stream.of(words);
    }
}
