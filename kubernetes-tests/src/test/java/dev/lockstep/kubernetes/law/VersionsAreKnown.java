package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An installation is the same tomorrow: images are of a minor version. Kafka's is Strimzi's to choose, as each version of
 * that operator knows but the newest few.
 */
final class VersionsAreKnown implements Law {

    private static final Pattern MINOR = Pattern.compile(".+:\\d+\\.\\d+.*");

    @Override
    public Stream<String> breaches(Manifests manifests) {
        Stream<String> floating = manifests.all().stream()
                .flatMap(manifest -> images(manifest)
                        .filter(image -> !MINOR.matcher(image).matches())
                        .map(image -> manifest.title() + " takes " + image + " as it is on the day"));
        Stream<String> told = manifests
                .ofKind("Kafka")
                .filter(kafka -> kafka.spec().path("kafka").has("version"))
                .map(kafka -> kafka.title() + " names a version, which a newer operator refuses");
        return Stream.concat(floating, told);
    }

    private static Stream<String> images(Manifest manifest) {
        return Stream.of("image", "imageName")
                .flatMap(field -> manifest.content().findValues(field).stream())
                .map(JsonNode::asText);
    }
}
