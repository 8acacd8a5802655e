package dev.lockstep.kubernetes.law;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.setting.Service;
import dev.lockstep.kubernetes.setting.Variables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Topics that an operator makes are those that the services would make, as the services would make them. */
final class TopicsAreOurs implements Law {

    private final Variables settings = new Variables(Service.DEPLOY);

    @Override
    public Stream<String> breaches(Manifests manifests) {
        List<Manifest> made = manifests.ofKind("KafkaTopic").toList();
        if (made.isEmpty()) {
            return Stream.empty();
        }
        List<String> names = made.stream().map(Manifest::name).toList();
        Stream<String> missing = Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(name -> !names.contains(name))
                .map(name -> "nobody makes topic " + name);
        return Stream.concat(missing, made.stream().flatMap(this::breaches));
    }

    private Stream<String> breaches(Manifest made) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(made.name()))
                .findFirst()
                .map(topic -> differences(made, topic))
                .orElseGet(() -> Stream.of("no service knows topic " + made.name()));
    }

    private Stream<String> differences(Manifest made, Topic topic) {
        Map<String, String> wanted = new HashMap<>(topic.configuration());
        wanted.put("partitions", settings.standard("lockstep.topics.partitions"));
        wanted.put("replicas", settings.standard("lockstep.topics.replication"));
        return wanted.entrySet().stream()
                .filter(want -> !want.getValue().equals(value(made, want.getKey())))
                .map(want -> made.title() + " has " + want.getKey() + " " + value(made, want.getKey())
                        + " in the place of " + want.getValue());
    }

    private static String value(Manifest made, String name) {
        return made.spec().has(name)
                ? made.spec().path(name).asText()
                : made.spec().path("config").path(name).asText();
    }
}
