package dev.lockstep.kubernetes.law;

import dev.lockstep.kubernetes.guide.Guide;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.SecretKeys;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Each key of a Secret that something needs is made: by whoever follows the guide, or by an operator. */
final class SecretsAreMade implements Law {

    /** Of a user who has a certificate, by Strimzi's documentation. */
    private static final List<String> OF_A_USER =
            List.of("ca.crt", "user.crt", "user.key", "user.p12", "user.password");

    @Override
    public Stream<String> breaches(Manifests manifests) {
        Set<String> made = new TreeSet<>(Guide.secrets());
        byStrimzi(manifests).forEach(made::add);
        byCloudNativePg(manifests).forEach(made::add);
        return SecretKeys.referred(manifests).stream()
                .filter(key -> !made.contains(key))
                .map(key -> "nobody makes " + key);
    }

    private static Stream<String> byStrimzi(Manifests manifests) {
        return Stream.concat(
                manifests.ofKind("Kafka").map(kafka -> kafka.name() + "-cluster-ca-cert/ca.crt"),
                manifests
                        .ofKind("KafkaUser")
                        .map(Manifest::name)
                        .flatMap(user -> OF_A_USER.stream().map(key -> user + "/" + key)));
    }

    private static Stream<String> byCloudNativePg(Manifests manifests) {
        return manifests
                .ofKind("Cluster")
                .map(Manifest::name)
                .flatMap(name -> Stream.of(name + "-ca/ca.crt", name + "-app/username", name + "-app/password"));
    }
}
