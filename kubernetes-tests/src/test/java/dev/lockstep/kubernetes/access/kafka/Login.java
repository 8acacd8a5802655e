package dev.lockstep.kubernetes.access.kafka;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Environment;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How clients of Kafka are told who they are by manifests, with the Secrets that these name. */
record Login(Manifests manifests, StrimziSecrets secrets) {

    private static final String OF_KAFKA = "KAFKA_";

    /** By the variables of a Deployment, whose paths lead into Secrets that it mounts. */
    Map<String, Object> ofWorkload(String name) {
        Manifest workload = manifests.one("Deployment", name);
        Map<String, String> files = files(workload);
        Map<String, Object> settings = new HashMap<>();
        Environment.of(workload, manifests, secrets::value).variables().forEach((variable, value) -> {
            if (variable.startsWith(OF_KAFKA)) {
                settings.put(key(variable), files.getOrDefault(value, value));
            }
        });
        return settings;
    }

    /** By what KEDA is given: three texts. */
    Map<String, Object> ofAutoscaler(String name) {
        Map<String, String> given = Manifest.elements(
                        manifests.one("TriggerAuthentication", name).spec().path("secretTargetRef"))
                .collect(toMap(reference -> reference.path("parameter").asText(), secrets::value));
        return Map.of(
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                given.getOrDefault("ca", ""),
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.certificate.chain",
                given.getOrDefault("cert", ""),
                "ssl.keystore.key",
                given.getOrDefault("key", ""));
    }

    private static String key(String variable) {
        return variable.substring(OF_KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Where the files of a pod's Secrets are here, by where they are in the pod. */
    private Map<String, String> files(Manifest workload) {
        return Manifest.elements(workload.pod().orElseThrow().path("volumes"))
                .flatMap(volume -> Manifest.elements(workload.container().path("volumeMounts"))
                        .filter(mount -> mount.path("name").equals(volume.path("name")))
                        .flatMap(mount -> files(mount, volume.path("secret"))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Stream<Map.Entry<String, String>> files(JsonNode mount, JsonNode secret) {
        return Manifest.elements(secret.path("items"))
                .map(item -> Map.entry(
                        mount.path("mountPath").asText() + "/"
                                + item.path("path").asText(),
                        secrets.file(
                                        secret.path("secretName").asText(),
                                        item.path("key").asText())
                                .toString()));
    }
}
