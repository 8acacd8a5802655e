package dev.lockstep.kubernetes.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LawsHoldTest {

    private static final Map<String, Law> LAWS = Map.of(
            "variables are settings", new VariablesAreSettings(),
            "ports are open", new PortsAreOpen(),
            "probes are answered", new ProbesAreAnswered(),
            "topics are ours", new TopicsAreOurs(),
            "access is least", new AccessIsLeast(),
            "pods are restricted", new PodsAreRestricted(),
            "pods go gently", new PodsGoGently(),
            "secrets are referred", new SecretsAreReferred(),
            "addresses lead", new AddressesLead());

    /** A law, an overlay, what is written there, what is written in its place, and what is said of it. */
    private static final String BROKEN = """
            variables are settings | QUICKSTART | LOCKSTEP_WORKER                   | LOCKSTEP_WORKERS            | knows no setting for LOCKSTEP_WORKERS
            variables are settings | QUICKSTART | LOCKSTEP_EDGE_ID                  | LOCKSTEP_EDGE_H2C_PORT      | does not start without LOCKSTEP_EDGE_ID
            variables are settings | PRODUCTION | KAFKA_SECURITY_PROTOCOL           | KAFKA_SECURITY_PROTOCOLS    | knows no setting for KAFKA_SECURITY_PROTOCOLS
            variables are settings | PRODUCTION | QUARKUS_DATASOURCE_JDBC_URL       | QUARKUS_DATASOURCE_JDBC_URI | knows no setting for QUARKUS_DATASOURCE_JDBC_URI
            variables are settings | QUICKSTART | QUARKUS_DATASOURCE_USERNAME       | QUARKUS_DATASOURCE_DB_KIND  | knows no setting for QUARKUS_DATASOURCE_DB_KIND
            ports are open         | QUICKSTART | "containerPort":8083              | "containerPort":8084        | tells ports
            ports are open         | QUICKSTART | "containerPort":9000,"name":"operations" | "containerPort":8080,"name":"operations" | tells ports
            probes are answered    | QUICKSTART | /q/health/ready                   | /q/health/readiness         | has to ask /q/health/ready
            topics are ours        | PRODUCTION | "name":"lockstep.visits"          | "name":"lockstep.visit"     | no service knows topic lockstep.visit
            topics are ours        | PRODUCTION | "name":"lockstep.visits"          | "name":"lockstep.visit"     | nobody makes topic lockstep.visits
            topics are ours        | PRODUCTION | "partitions":12                   | "partitions":6              | has partitions 6
            topics are ours        | PRODUCTION | "cleanup.policy":"compact"        | "cleanup.policy":"delete"   | has cleanup.policy delete
            access is least        | PRODUCTION | ["Write"],"resource":{"name":"lockstep.edge-status" | ["Read"],"resource":{"name":"lockstep.edge-status" | may Write topic
            access is least        | PRODUCTION | "name":"lockstep.commands","type":"topic" | "name":"lockstep.","patternType":"prefix","type":"topic" | may Read topic
            access is least        | PRODUCTION | "name":"lockstep-history"         | "name":"lockstep-histories" | may Read group
            pods are restricted    | QUICKSTART | "runAsNonRoot":true               | "runAsNonRoot":false        | runs as somebody
            pods are restricted    | QUICKSTART | "drop":["ALL"]                    | "drop":["NET_RAW"]          | has no capabilities
            pods are restricted    | QUICKSTART | "automountServiceAccountToken":false | "automountServiceAccountToken":true | has no token
            pods are restricted    | QUICKSTART | "enableServiceLinks":false        | "enableServiceLinks":true   | takes no addresses for settings
            pods are restricted    | QUICKSTART | "emptyDir":{}                     | "hostPath":{"path":"/"}     | mounts nothing of its node's
            pods go gently         | QUICKSTART | "terminationGracePeriodSeconds":60 | "terminationGracePeriodSeconds":30 | is killed after 30 s
            pods go gently         | QUICKSTART | "sleep":{"seconds":5}               | "sleep":{"seconds":0}       | is asked until
            pods go gently         | QUICKSTART | "kind":"PodDisruptionBudget"      | "kind":"PodDisruptionBudge" | may go all at once
            secrets are referred   | QUICKSTART | "name":"LOCKSTEP_TOKEN","valueFrom":{"secretKeyRef" | "name":"LOCKSTEP_TOKEN","valueFrom":{"configMapKeyRef" | LOCKSTEP_TOKEN is written
            secrets are referred   | QUICKSTART | "kind":"ConfigMap"                | "kind":"Secret"             | is in a manifest
            addresses lead         | QUICKSTART | http://lockstep-render:8083       | http://lockstep-render:8080 | nobody serves lockstep-render:8080
            addresses lead         | QUICKSTART | "targetPort":"visitors"           | "targetPort":"visitor"      | leads to no port
            addresses lead         | PRODUCTION | "name":"lockstep-edge","port":8081 | "name":"lockstep-edge","port":80 | nobody serves
            """;

    private static final Map<Overlay, Manifests> BUILT =
            Map.of(Overlay.QUICKSTART, Overlay.QUICKSTART.build(), Overlay.PRODUCTION, Overlay.PRODUCTION.build());

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource
    void everyLawHoldsInEveryOverlay(String law, Overlay overlay) {
        // When
        List<String> breaches = law(law).breaches(built(overlay)).toList();

        // Then
        assertThat(breaches).isEmpty();
    }

    static Stream<Arguments> everyLawHoldsInEveryOverlay() {
        return LAWS.keySet().stream()
                .flatMap(law -> Stream.of(Overlay.values()).map(overlay -> Arguments.of(law, overlay)));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = BROKEN)
    void everyLawCanBeBroken(String law, Overlay overlay, String good, String bad, String said) {
        // Given
        String written = json(built(overlay));
        assertThat(written.contains(good)).as(good).isTrue();

        // When
        List<String> breaches =
                law(law).breaches(Overlay.parse(written.replace(good, bad))).toList();

        // Then
        assertThat(breaches).anySatisfy(breach -> assertThat(breach).contains(said));
    }

    @Test
    void everyLawHasBreaches() {
        assertThat(BROKEN.lines()
                        .map(line -> line.substring(0, line.indexOf('|')).strip()))
                .containsAll(LAWS.keySet());
    }

    private static String json(Manifests manifests) {
        return manifests.all().stream()
                .map(manifest -> manifest.content().toString())
                .reduce("", (before, next) -> before + "---\n" + next + "\n");
    }

    private static Law law(String name) {
        return Objects.requireNonNull(LAWS.get(name), name);
    }

    private static Manifests built(Overlay overlay) {
        return Objects.requireNonNull(BUILT.get(overlay));
    }
}
