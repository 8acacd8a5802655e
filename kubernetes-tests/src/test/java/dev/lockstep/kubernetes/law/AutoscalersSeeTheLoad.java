package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Talk;
import dev.lockstep.kubernetes.setting.Variables;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whoever says how many pods there are looks at what there is: processor time that pods ask for, figures that services have,
 * the workers' own group. There are no more workers than partitions, and nobody else says how many.
 */
final class AutoscalersSeeTheLoad implements Law {

    private static final String WORKERS = Service.RENDER.workload();
    /** By KEDA, where it is not told another. */
    private static final String SPOKEN = "1.0.0";
    /** That Kafka 4 understands: KIP-896. */
    private static final Version OLDEST = Version.parse("2.1");

    private final String metrics = Service.text(Repository.ROOT.resolve("docs/metrics.md"));
    private final Talk talk = new Talk(Service.RENDER);
    private final Variables settings = new Variables(Service.RENDER);

    @Override
    public Stream<String> breaches(Manifests manifests) {
        return Stream.of(
                        scalers(manifests).flatMap(scaler -> target(scaler, manifests)),
                        manifests.ofKind("HorizontalPodAutoscaler").flatMap(scaler -> figures(scaler, manifests)),
                        triggers(manifests).flatMap(this::trigger),
                        triggers(manifests).flatMap(trigger -> access(trigger, manifests)))
                .flatMap(breaches -> breaches);
    }

    private static Stream<Manifest> scalers(Manifests manifests) {
        return Stream.concat(manifests.ofKind("HorizontalPodAutoscaler"), manifests.ofKind("ScaledObject"));
    }

    private static Stream<JsonNode> triggers(Manifests manifests) {
        return manifests
                .ofKind("ScaledObject")
                .flatMap(scaler -> Manifest.elements(scaler.spec().path("triggers")))
                .map(trigger -> trigger.path("metadata"));
    }

    private Stream<String> target(Manifest scaler, Manifests manifests) {
        String name = scaler.spec().at("/scaleTargetRef/name").asText();
        int most = scaler.spec()
                .path("maxReplicas")
                .asInt(scaler.spec().path("maxReplicaCount").asInt());
        return Stream.of(
                        broken(
                                !manifests.one("Deployment", name).spec().has("replicas"),
                                "is overruled by the replicas of " + name),
                        broken(
                                !name.equals(WORKERS) || most <= partitions(),
                                "allows " + most + " workers on " + partitions() + " partitions"))
                .flatMap(words -> words)
                .map(words -> scaler.title() + " " + words);
    }

    private Stream<String> figures(Manifest scaler, Manifests manifests) {
        JsonNode container = manifests
                .one("Deployment", scaler.spec().at("/scaleTargetRef/name").asText())
                .container();
        return Manifest.elements(scaler.spec().path("metrics"))
                .flatMap(metric -> switch (metric.path("type").asText()) {
                    case "Resource" ->
                        broken(
                                container.at("/resources/requests").has(text(metric, "/resource/name")),
                                "compares with a request that there is not: " + text(metric, "/resource/name"));
                    default ->
                        broken(
                                metrics.contains("| `" + text(metric, "/pods/metric/name") + "` |"),
                                "asks for " + text(metric, "/pods/metric/name") + ", which nobody counts");
                })
                .map(words -> scaler.title() + " " + words);
    }

    /** A worker that has half of what it may do at once is a reason for another one. */
    private Stream<String> trigger(JsonNode trigger) {
        int threshold = trigger.path("lagThreshold").asInt();
        int half = Integer.parseInt(settings.standard("lockstep.render.at-once")) / 2;
        return Stream.of(
                        broken(
                                talk.reads().contains(text(trigger, "/topic")),
                                "no worker reads the topic that is looked at"),
                        broken(
                                talk.groups().contains(text(trigger, "/consumerGroup")),
                                "no worker is in the group that is looked at"),
                        broken(
                                isUnderstood(trigger.path("version").asText(SPOKEN)),
                                "Kafka 4 does not understand who asks as if of an older one"),
                        broken(
                                threshold == half,
                                "a worker is wanted for each " + threshold + " requests and not " + half))
                .flatMap(words -> words);
    }

    private static boolean isUnderstood(String version) {
        return Version.parse(version).compareTo(OLDEST) >= 0;
    }

    /** Whoever looks may see how far the workers are behind, and no more. */
    private static Stream<String> access(JsonNode trigger, Manifests manifests) {
        Set<String> needed = Set.of("topic " + text(trigger, "/topic"), "group " + text(trigger, "/consumerGroup"));
        return manifests
                .ofKind("TriggerAuthentication")
                .flatMap(login -> Manifest.elements(login.spec().path("secretTargetRef")))
                .filter(secret -> text(secret, "/parameter").equals("cert"))
                .map(secret -> manifests.one("KafkaUser", text(secret, "/name")))
                .flatMap(user -> broken(
                        granted(user).equals(needed) && operations(user).equals(Set.of("Describe")),
                        user.title() + " may " + operations(user) + " " + granted(user) + " and needs to describe "
                                + needed));
    }

    private static Set<String> granted(Manifest user) {
        return rules(user)
                .map(rule -> text(rule, "/resource/type") + " " + text(rule, "/resource/name"))
                .collect(Collectors.toSet());
    }

    private static Set<String> operations(Manifest user) {
        return rules(user)
                .flatMap(rule -> Manifest.elements(rule.path("operations")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> rules(Manifest user) {
        return Manifest.elements(user.spec().at("/authorization/acls"));
    }

    private int partitions() {
        return Integer.parseInt(settings.standard("lockstep.topics.partitions"));
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }

    private static Stream<String> broken(boolean kept, String words) {
        return kept ? Stream.empty() : Stream.of(words);
    }
}
