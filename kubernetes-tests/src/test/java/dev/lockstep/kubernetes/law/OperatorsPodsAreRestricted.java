package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pods that operators make keep to the Pod Security Standard "restricted" too, as the namespace takes no others. A context
 * that is written for them stands in the place of the operator's own, so it also says the group that may write to their disk.
 */
final class OperatorsPodsAreRestricted implements Law {

    private static final List<Demand> OF_A_DISK =
            List.of(new Demand("may write to its disk", context -> context.has("fsGroup")));

    /** Where in a resource of an operator the contexts of a pod and of its containers are. */
    private record Place(String pod, List<String> containers, boolean hasDisk) {

        boolean isTaken(Manifest manifest) {
            return !manifest.spec().at(pod).isMissingNode();
        }

        Stream<String> breaches(Manifest manifest) {
            JsonNode context = manifest.spec().at(pod);
            String title = manifest.title() + " at " + pod;
            return Stream.of(
                            Demand.broken(Demand.OF_A_POD_CONTEXT, context, title),
                            Demand.broken(hasDisk ? OF_A_DISK : List.of(), context, title),
                            containers.stream().flatMap(container -> ofContainer(manifest, container)))
                    .flatMap(breaches -> breaches);
        }

        private static Stream<String> ofContainer(Manifest manifest, String container) {
            return Demand.broken(
                    Demand.OF_A_CONTAINER_CONTEXT,
                    manifest.spec().at(container),
                    manifest.title() + " at " + container);
        }
    }

    private static final List<Place> OF_KAFKA = List.of(
            new Place(
                    "/kafka/template/pod/securityContext",
                    List.of("/kafka/template/kafkaContainer/securityContext"),
                    true),
            new Place(
                    "/entityOperator/template/pod/securityContext",
                    List.of(
                            "/entityOperator/template/topicOperatorContainer/securityContext",
                            "/entityOperator/template/userOperatorContainer/securityContext"),
                    false));

    /** Where there is one, it counts in the place of Kafka's. */
    private static final Place OF_A_NODE_POOL =
            new Place("/template/pod/securityContext", List.of("/template/kafkaContainer/securityContext"), true);

    /** CloudNativePG's pods are restricted as long as nobody says otherwise. */
    private static final Place OF_A_DATABASE = new Place("/podSecurityContext", List.of("/securityContext"), true);

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(
                        manifests
                                .ofKind("Kafka")
                                .flatMap(kafka -> OF_KAFKA.stream().flatMap(place -> place.breaches(kafka))),
                        manifests
                                .ofKind("KafkaNodePool")
                                .filter(OF_A_NODE_POOL::isTaken)
                                .flatMap(OF_A_NODE_POOL::breaches),
                        manifests
                                .ofKind("Cluster")
                                .filter(OF_A_DATABASE::isTaken)
                                .flatMap(OF_A_DATABASE::breaches))
                .flatMap(breaches -> breaches);
    }
}
