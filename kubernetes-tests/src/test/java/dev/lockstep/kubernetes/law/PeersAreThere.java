package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.stream.Stream;

/** Whomever a policy is for, and whomever it admits in this namespace, is a pod that something makes: by its labels. */
final class PeersAreThere implements Law {

    @Override
    public Stream<String> breaches(Manifests manifests) {
        List<JsonNode> pods = pods(manifests).toList();
        Stream<Manifest> policies = Stream.concat(manifests.ofKind("NetworkPolicy"), manifests.ofKind("Kafka"));
        return policies.flatMap(policy -> policy.content().findParents("podSelector").stream()
                .filter(peer -> !peer.has("namespaceSelector"))
                .map(peer -> peer.at("/podSelector/matchLabels"))
                .filter(wanted -> pods.stream().noneMatch(labels -> Labels.match(wanted, labels)))
                .map(wanted -> policy.title() + " speaks of others: no pod is " + wanted));
    }

    /** Labels of those that are here, and of those that operators make. */
    private static Stream<JsonNode> pods(Manifests manifests) {
        return Stream.of(
                        manifests.withPods().stream()
                                .map(workload ->
                                        workload.podTemplate().orElseThrow().at("/metadata/labels")),
                        manifests.ofKind("Kafka").map(kafka -> kafka.spec().at("/kafka/template/pod/metadata/labels")),
                        manifests
                                .ofKind("Cluster")
                                .map(cluster -> labelled(cluster, cluster.spec().at("/inheritedMetadata/labels"))))
                .flatMap(labels -> labels);
    }

    /** As CloudNativePG does it: cloudnative-pg.io/documentation, "Labels and annotations". */
    private static JsonNode labelled(Manifest cluster, JsonNode inherited) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode().put("cnpg.io/cluster", cluster.name());
        inherited.properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        return labels;
    }
}
