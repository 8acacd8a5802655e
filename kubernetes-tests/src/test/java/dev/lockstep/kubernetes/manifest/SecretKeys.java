package dev.lockstep.kubernetes.manifest;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keys of Secrets: {@code lockstep-token/token}. */
public final class SecretKeys {

    private SecretKeys() {}

    /** Those without which something does not start: variables, files, and what an autoscaler logs in with. */
    public static SortedSet<String> referred(Manifests manifests) {
        return manifests.all().stream()
                .map(Manifest::content)
                .flatMap(content -> Stream.of(
                                content.findValues("secretKeyRef").stream().map(SecretKeys::named),
                                content.findValues("secretTargetRef").stream()
                                        .flatMap(Manifest::elements)
                                        .map(SecretKeys::named),
                                content.findValues("secret").stream().flatMap(SecretKeys::mounted))
                        .flatMap(keys -> keys))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> mounted(JsonNode secret) {
        String name = secret.path("secretName").asText();
        return secret.has("items")
                ? Manifest.elements(secret.path("items"))
                        .map(item -> name + "/" + item.path("key").asText())
                : Stream.of(name + "/*");
    }

    private static String named(JsonNode reference) {
        return reference.path("name").asText() + "/" + reference.path("key").asText();
    }
}
