package dev.lockstep.kubernetes.law;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Talk;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Each service's user may read and write what its code reads and writes, and nothing else. */
final class AccessIsLeast implements Law {

    @Override
    public Stream<String> breaches(Manifests manifests) {
        if (manifests.ofKind("KafkaUser").findAny().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(Service.values())
                .flatMap(service -> breaches(manifests.one("KafkaUser", service.workload()), new Talk(service)));
    }

    private static Stream<String> breaches(Manifest user, Talk talk) {
        return Stream.of(
                        difference(user, "Read", "topic", talk.reads()),
                        difference(user, "Write", "topic", talk.writes()),
                        difference(user, "Read", "group", talk.groups()))
                .flatMap(differences -> differences);
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
