package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may speak to whom, by all NetworkPolicies together: {@code lockstep-edge > events:9092}. */
final class Arrows {

    /** All addresses, and those that have to be left out so that only public ones remain: RFC 1918, 3927, 4193, 4291 and 6598. */
    private static final Map<String, Set<String>> EVERYWHERE = Map.of(
            "0.0.0.0/0",
            Set.of("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
            "::/0",
            Set.of("fc00::/7", "fe80::/10"));

    private Arrows() {}

    static SortedSet<String> of(Manifests manifests) {
        SortedSet<String> arrows = new TreeSet<>();
        manifests.ofKind("NetworkPolicy").map(Manifest::spec).forEach(policy -> {
            String own = peer(policy.path("podSelector"));
            rules(policy, "egress", "to").forEach(end -> arrows.add(own + " > " + end));
            rules(policy, "ingress", "from").forEach(end -> arrows.add(end + " < " + own));
        });
        manifests.ofKind("Kafka").map(Manifest::spec).forEach(kafka -> {
            String own = kafka.at("/kafka/template/pod/metadata/labels/lockstep.dev~1holds")
                    .asText();
            listeners(kafka).forEach(end -> arrows.add(end + " < " + own));
        });
        return arrows;
    }

    /** Strimzi makes a policy of each listener: for those whom it names, or for everybody where it names nobody. */
    private static Stream<String> listeners(JsonNode kafka) {
        return Manifest.elements(kafka.at("/kafka/listeners")).flatMap(listener -> {
            JsonNode peers = listener.path("networkPolicyPeers");
            Stream<String> named = peers.isEmpty()
                    ? Stream.of("anywhere")
                    : Manifest.elements(peers).map(Arrows::peer);
            return named.map(peer -> peer + ":" + listener.path("port").asText());
        });
    }

    /** Pods for which nothing is refused, as no policy is for them in this direction. */
    static List<String> open(Manifests manifests, String direction) {
        return manifests.withPods().stream()
                .filter(workload -> manifests
                        .ofKind("NetworkPolicy")
                        .map(Manifest::spec)
                        .filter(policy -> policy.path("policyTypes").toString().contains(direction))
                        .noneMatch(policy -> Labels.match(
                                policy.at("/podSelector/matchLabels"),
                                workload.podTemplate().orElseThrow().at("/metadata/labels"))))
                .map(Manifest::name)
                .toList();
    }

    private static Stream<String> rules(JsonNode policy, String direction, String side) {
        return Manifest.elements(policy.path(direction)).flatMap(rule -> {
            Stream<String> peers = rule.has(side)
                    ? Manifest.elements(rule.path(side)).map(Arrows::peer).distinct()
                    : Stream.of("anywhere");
            String ports = rule.has("ports") ? ":" + ports(rule.path("ports")) : "";
            return peers.map(peer -> peer + ports);
        });
    }

    private static String ports(JsonNode ports) {
        return String.join(
                ",",
                Manifest.elements(ports)
                        .map(port -> port.path("port").asText())
                        .distinct()
                        .toList());
    }

    private static String addresses(JsonNode block) {
        String all = block.path("cidr").asText();
        Set<String> leftOut =
                Manifest.elements(block.path("except")).map(JsonNode::asText).collect(Collectors.toSet());
        return leftOut.equals(EVERYWHERE.get(all)) ? "public" : all;
    }

    private static String peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return addresses(peer.path("ipBlock"));
        }
        List<String> labels = Stream.of(
                        peer.at("/namespaceSelector/matchLabels"),
                        peer.at("/podSelector/matchLabels"),
                        peer.path("matchLabels"))
                .flatMap(wanted -> Manifest.elements(wanted))
                .map(JsonNode::asText)
                .toList();
        return String.join("/", labels);
    }
}
