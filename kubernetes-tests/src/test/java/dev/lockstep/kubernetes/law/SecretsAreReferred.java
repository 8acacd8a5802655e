package dev.lockstep.kubernetes.law;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No manifest holds a secret. */
final class SecretsAreReferred implements Law {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET|CREDENTIAL|ACCESS_KEY|IDENTITY).*");

    @Override
    public Stream<String> breaches(Manifests manifests) {
        Stream<String> whole = manifests.ofKind("Secret").map(secret -> secret.title() + " is in a manifest");
        Stream<String> mapped = manifests
                .ofKind("ConfigMap")
                .flatMap(map -> map.content().path("data").properties().stream())
                .filter(entry -> SECRET.matcher(entry.getKey()).matches())
                .map(entry -> entry.getKey() + " is in a ConfigMap");
        Stream<String> written = manifests.withPods().stream()
                .flatMap(workload -> workload.containers().stream())
                .flatMap(container -> Manifest.elements(container.path("env")))
                .filter(SecretsAreReferred::isWritten)
                .map(variable -> variable.path("name").asText() + " is written in a manifest");
        return Stream.of(whole, mapped, written).flatMap(found -> found);
    }

    private static boolean isWritten(JsonNode variable) {
        return SECRET.matcher(variable.path("name").asText()).matches()
                && !variable.at("/valueFrom/secretKeyRef").has("key");
    }
}
