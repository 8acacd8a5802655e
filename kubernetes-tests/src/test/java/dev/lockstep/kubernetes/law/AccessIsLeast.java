package dev.lockstep.kubernetes.law;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Talk;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Each service's user may read and write what its code reads and writes, and nothing else; whoever sends commands may do that,
 * and read what became of them.
 */
final class AccessIsLeast implements Law {

    private static final String SENDER = "lockstep-commands";
    private static final Set<String> NEEDED = Set.of("Read", "Write", "Describe", "DescribeConfigs");

    @Override
    public Stream<String> breaches(Manifests manifests) {
        if (manifests.ofKind("KafkaUser").findAny().isEmpty()) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(Service.values())
                        .flatMap(
                                service -> breaches(manifests.one("KafkaUser", service.workload()), new Talk(service))),
                manifests
                        .ofKind("KafkaUser")
                        .filter(user -> user.name().equals(SENDER))
                        .flatMap(AccessIsLeast::ofSender));
    }

    private static Stream<String> ofSender(Manifest user) {
        return Stream.of(
                        difference(user, "Read", "topic", only(Topic.COMMAND_RESULTS.topicName())),
                        difference(user, "Write", "topic", only(Topic.COMMANDS.topicName())),
                        difference(user, "Read", "group", only(SENDER)),
                        others(user))
                .flatMap(differences -> differences);
    }

    private static SortedSet<String> only(String name) {
        return new TreeSet<>(Set.of(name));
    }

    private static Stream<String> breaches(Manifest user, Talk talk) {
        return Stream.of(
                        difference(user, "Read", "topic", talk.reads()),
                        difference(user, "Write", "topic", talk.writes()),
                        difference(user, "Read", "group", talk.groups()),
                        others(user))
                .flatMap(differences -> differences);
    }

    /** Topics are read, written and looked at; whoever may do more could change or remove them. */
    private static Stream<String> others(Manifest user) {
        return Manifest.elements(user.spec().path("authorization").path("acls"))
                .flatMap(rule -> Manifest.elements(rule.path("operations")))
                .map(JsonNode::asText)
                .filter(operation -> !NEEDED.contains(operation))
                .map(operation -> user.title() + " may " + operation + ", which nothing of it does");
    }

    private static Stream<String> difference(Manifest user, String operation, String type, SortedSet<String> needed) {
        SortedSet<String> granted = Manifest.elements(
                        user.spec().path("authorization").path("acls"))
                .filter(rule -> Manifest.elements(rule.path("operations"))
                        .anyMatch(allowed -> allowed.asText().equals(operation)))
                .map(rule -> rule.path("resource"))
                .filter(resource -> resource.path("type").asText().equals(type))
                .map(AccessIsLeast::name)
                .collect(toCollection(TreeSet::new));
        return granted.equals(needed)
                ? Stream.empty()
                : Stream.of(user.title() + " may " + operation + " " + type + " " + granted + " and needs " + needed);
    }

    private static String name(JsonNode resource) {
        String star = resource.path("patternType").asText().equals("prefix") ? "*" : "";
        return resource.path("name").asText() + star;
    }
}
