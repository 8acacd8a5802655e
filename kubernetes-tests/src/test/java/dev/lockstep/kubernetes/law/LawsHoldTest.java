package dev.lockstep.kubernetes.law;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
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

    private static final Map<String, Law> LAWS = Map.ofEntries(
            entry("images are made", new ImagesAreMade()),
            entry("versions are known", new VersionsAreKnown()),
            entry("variables are settings", new VariablesAreSettings()),
            entry("ports are open", new PortsAreOpen()),
            entry("probes are answered", new ProbesAreAnswered()),
            entry("topics are ours", new TopicsAreOurs()),
            entry("access is least", new AccessIsLeast()),
            entry("peers are there", new PeersAreThere()),
            entry("pods are restricted", new PodsAreRestricted()),
            entry("operators' pods are restricted", new OperatorsPodsAreRestricted()),
            entry("pods go gently", new PodsGoGently()),
            entry("secrets are referred", new SecretsAreReferred()),
            entry("secrets are made", new SecretsAreMade()),
            entry("addresses lead", new AddressesLead()),
            entry("autoscalers see the load", new AutoscalersSeeTheLoad()),
            entry("memory suffices", new MemorySuffices()),
            entry("figures are fetched", new FiguresAreFetched()));

    /** A law, an overlay, what is written there, what is written in its place, and what is said of it. */
    private static final String BROKEN = """
            images are made        | QUICKSTART | localhost/lockstep-edge:0.1.0     | lockstep-edge:0.1.0         | wants lockstep-edge:0.1.0, and localhost/lockstep-edge:0.1.0 is made
            images are made        | PRODUCTION | localhost/lockstep-deploy:0.1.0   | localhost/lockstep-deploy:0.1.0-SNAPSHOT | wants localhost/lockstep-deploy:0.1.0-SNAPSHOT
            versions are known     | QUICKSTART | postgres:18.4                     | postgres:18                 | takes postgres:18 as it is on the day
            versions are known     | PRODUCTION | postgresql:18.4-system-trixie     | postgresql:18               | takes ghcr.io/cloudnative-pg/postgresql:18 as it is on the day
            versions are known     | PRODUCTION | "kafka":{"authorization"          | "kafka":{"version":"4.1.1","authorization" | which a newer operator refuses
            variables are settings | QUICKSTART | LOCKSTEP_WORKER                   | LOCKSTEP_WORKERS            | knows no setting for LOCKSTEP_WORKERS
            variables are settings | QUICKSTART | LOCKSTEP_EDGE_ID                  | LOCKSTEP_EDGE_H2C_PORT      | does not start without LOCKSTEP_EDGE_ID
            variables are settings | PRODUCTION | KAFKA_SECURITY_PROTOCOL           | KAFKA_SECURITY_PROTOCOLS    | knows no setting for KAFKA_SECURITY_PROTOCOLS
            variables are settings | PRODUCTION | QUARKUS_DATASOURCE_JDBC_URL       | QUARKUS_DATASOURCE_JDBC_URI | knows no setting for QUARKUS_DATASOURCE_JDBC_URI
            variables are settings | QUICKSTART | QUARKUS_DATASOURCE_USERNAME       | QUARKUS_DATASOURCE_DB_KIND  | knows no setting for QUARKUS_DATASOURCE_DB_KIND
            ports are open         | QUICKSTART | "containerPort":8083              | "containerPort":8084        | tells ports
            ports are open         | QUICKSTART | "containerPort":9000,"name":"operations" | "containerPort":8080,"name":"operations" | tells ports
            ports are open         | OWN_DOMAINS | "containerPort":8443             | "containerPort":8444        | tells ports
            ports are open         | OWN_DOMAINS | LOCKSTEP_EDGE_TLS_PORT           | LOCKSTEP_EDGE_H2C_PORT      | tells ports
            probes are answered    | QUICKSTART | /q/health/ready                   | /q/health/readiness         | has to ask /q/health/ready
            probes are answered    | QUICKSTART | "failureThreshold":900            | "failureThreshold":90       | lockstep-deploy is killed after 180 s
            probes are answered    | QUICKSTART | "progressDeadlineSeconds":2400    | "progressDeadlineSeconds":600 | lockstep-deploy is given up after 600 s
            topics are ours        | PRODUCTION | "name":"lockstep.visits"          | "name":"lockstep.visit"     | no service knows topic lockstep.visit
            topics are ours        | PRODUCTION | "name":"lockstep.visits"          | "name":"lockstep.visit"     | nobody makes topic lockstep.visits
            topics are ours        | PRODUCTION | "partitions":12                   | "partitions":6              | has partitions 6
            topics are ours        | PRODUCTION | "cleanup.policy":"compact"        | "cleanup.policy":"delete"   | has cleanup.policy delete
            access is least        | PRODUCTION | ["Write"],"resource":{"name":"lockstep.edge-status" | ["Read"],"resource":{"name":"lockstep.edge-status" | may Write topic
            access is least        | PRODUCTION | "name":"lockstep.commands","type":"topic" | "name":"lockstep.","patternType":"prefix","type":"topic" | may Read topic
            access is least        | PRODUCTION | "name":"lockstep-history"         | "name":"lockstep-histories" | may Read group
            access is least        | PRODUCTION | ["Write"],"resource":{"name":"lockstep.commands" | ["Write"],"resource":{"name":"lockstep.sites" | KafkaUser lockstep-commands may Write topic [lockstep.sites]
            peers are there        | QUICKSTART | "podSelector":{"matchLabels":{"lockstep.dev/holds":"blobs"}} | "podSelector":{"matchLabels":{"lockstep.dev/holds":"files"}} | no pod is {"lockstep.dev/holds":"files"}
            peers are there        | PRODUCTION | "podSelector":{"matchLabels":{"cnpg.io/cluster":"lockstep-postgres"}} | "podSelector":{"matchLabels":{"cnpg.io/cluster":"lockstep"}} | no pod is {"cnpg.io/cluster":"lockstep"}
            peers are there        | PRODUCTION | "inheritedMetadata":{"labels":{"lockstep.dev/holds":"sites"}} | "inheritedMetadata":{"labels":{}} | no pod is {"lockstep.dev/holds":"sites"}
            peers are there        | PRODUCTION | "metadata":{"labels":{"lockstep.dev/holds":"events"}} | "metadata":{"labels":{"lockstep.dev/holds":"event"}} | no pod is {"lockstep.dev/holds":"events"}
            pods are restricted    | QUICKSTART | "runAsNonRoot":true               | "runAsNonRoot":false        | runs as somebody
            pods are restricted    | QUICKSTART | "drop":["ALL"]                    | "drop":["NET_RAW"]          | has no capabilities
            pods are restricted    | QUICKSTART | "automountServiceAccountToken":false | "automountServiceAccountToken":true | has no token
            pods are restricted    | QUICKSTART | "enableServiceLinks":false        | "enableServiceLinks":true   | takes no addresses for settings
            pods are restricted    | QUICKSTART | "emptyDir":{}                     | "hostPath":{"path":"/"}     | mounts nothing of its node's
            operators' pods are restricted | PRODUCTION | "securityContext":{"fsGroup":0,"runAsNonRoot" | "securityContext":{"runAsNonRoot" | may write to its disk
            operators' pods are restricted | PRODUCTION | "entityOperator":{"template":{"pod":{"securityContext" | "entityOperator":{"template":{"pod":{"security" | /entityOperator/template/pod/securityContext runs as somebody
            operators' pods are restricted | PRODUCTION | "topicOperatorContainer":{"securityContext" | "topicOperatorContainer":{"security" | topicOperatorContainer/securityContext gains no rights
            operators' pods are restricted | PRODUCTION | "roles":["broker"]         | "roles":["broker"],"template":{"pod":{"securityContext":{"runAsUser":0}}} | KafkaNodePool brokers at /template/pod/securityContext runs as somebody
            operators' pods are restricted | PRODUCTION | "instances":3              | "instances":3,"podSecurityContext":{"runAsNonRoot":true} | Cluster lockstep-postgres at /podSecurityContext may write to its disk
            pods go gently         | QUICKSTART | "terminationGracePeriodSeconds":60 | "terminationGracePeriodSeconds":30 | is killed after 30 s
            pods go gently         | QUICKSTART | "terminationGracePeriodSeconds":60 | "terminationGracePeriodSeconds":43 | lockstep-render is killed after 43 s and takes 43
            pods go gently         | QUICKSTART | "LOCKSTEP_SERVERS_MOST","value":"4" | "LOCKSTEP_DRAIN_TIMEOUT","value":"50s" | lockstep-render is killed after 60 s and takes 63
            pods go gently         | QUICKSTART | "sleep":{"seconds":5}               | "sleep":{"seconds":0}       | is asked until
            pods go gently         | QUICKSTART | "kind":"PodDisruptionBudget"      | "kind":"PodDisruptionBudge" | may go all at once
            secrets are referred   | QUICKSTART | "name":"LOCKSTEP_TOKEN","valueFrom":{"secretKeyRef" | "name":"LOCKSTEP_TOKEN","valueFrom":{"configMapKeyRef" | LOCKSTEP_TOKEN is written
            secrets are referred   | QUICKSTART | "kind":"ConfigMap"                | "kind":"Secret"             | is in a manifest
            secrets are made       | QUICKSTART | "key":"secret-key"                | "key":"secret"              | nobody makes lockstep-s3/secret
            secrets are made       | PRODUCTION | "key":"user.p12"                  | "key":"user.pfx"            | nobody makes lockstep-edge/user.pfx
            secrets are made       | PRODUCTION | "name":"lockstep-postgres-app"    | "name":"lockstep-postgres-owner" | nobody makes lockstep-postgres-owner/username
            secrets are made       | PRODUCTION | "name":"lockstep-keda","parameter" | "name":"lockstep-scaler","parameter" | nobody makes lockstep-scaler/user.crt
            secrets are made       | PRODUCTION | "secretName":"lockstep-cluster-ca-cert" | "secretName":"lockstep-ca" | nobody makes lockstep-ca/ca.crt
            secrets are made       | OWN_DOMAINS | "key":"tls.key"                  | "key":"tls.pem"             | nobody makes lockstep-certificates/tls.pem
            addresses lead         | QUICKSTART | http://lockstep-render:8083       | http://lockstep-render:8080 | nobody serves lockstep-render:8080
            addresses lead         | QUICKSTART | "targetPort":"visitors"           | "targetPort":"visitor"      | leads to no port
            addresses lead         | OWN_DOMAINS | "targetPort":"visitors-tls"      | "targetPort":"visitors-h2c" | leads to no port
            addresses lead         | PRODUCTION | "name":"lockstep-edge","port":8081 | "name":"lockstep-edge","port":80 | nobody serves
            autoscalers see the load | PRODUCTION | "name":"lockstep_connections"   | "name":"lockstep_connection" | which nobody counts
            autoscalers see the load | PRODUCTION | "consumerGroup":"lockstep-render" | "consumerGroup":"lockstep-renders" | no worker is in the group
            autoscalers see the load | PRODUCTION | "topic":"lockstep.page-requests" | "topic":"lockstep.page-request" | no worker reads the topic
            autoscalers see the load | PRODUCTION | "lagThreshold":"128"            | "lagThreshold":"1280"       | requests and not 128
            autoscalers see the load | PRODUCTION | "version":"2.8.0"               | "versions":"2.8.0"          | does not understand who asks
            autoscalers see the load | PRODUCTION | "maxReplicaCount":12            | "maxReplicaCount":13        | 13 workers on 12 partitions
            autoscalers see the load | PRODUCTION | ["Describe"]                    | ["Describe","Read"]         | needs to describe
            autoscalers see the load | QUICKSTART | "requests":{"cpu":              | "requests":{"cpus":         | a request that there is not
            autoscalers see the load | QUICKSTART | "spec":{"selector":{"matchLabels":{"app.kubernetes.io/name":"lockstep-render" | "spec":{"replicas":2,"selector":{"matchLabels":{"app.kubernetes.io/name":"lockstep-render" | is overruled
            memory suffices        | QUICKSTART | "value":"-Xmx512m"                | "value":"-Xmx768m"          | may take 2304 MiB and needs 2760
            memory suffices        | QUICKSTART | "LOCKSTEP_SERVERS_MOST","value":"4" | "LOCKSTEP_SERVERS_MOST","value":"9" | MiB and needs
            memory suffices        | QUICKSTART | "LOCKSTEP_EDGE_COPIES_DIRECTORY","value":"/var/lib/lockstep/copies" | "LOCKSTEP_EDGE_BODY_MEMORY","value":"512M" | may take 1280 MiB and needs 1348
            memory suffices        | PRODUCTION | "LOCKSTEP_EDGE_COPIES_DIRECTORY","value":"/var/lib/lockstep/copies" | "LOCKSTEP_EDGE_KEPT_MEMORY","value":"1G" | may take 1280 MiB and needs 2820
            memory suffices        | QUICKSTART | "memory":"1280Mi"                 | "memory":"1000Mi"           | lockstep-edge may take 1000 MiB and needs 1024
            memory suffices        | QUICKSTART | "emptyDir":{"sizeLimit":"1Gi"}    | "emptyDir":{"medium":"Memory","sizeLimit":"1Gi"} | keeps files in its memory
            figures are fetched    | PRODUCTION | "path":"/q/metrics"               | "path":"/metrics"           | asks at the wrong place
            figures are fetched    | PRODUCTION | "/q/metrics","port":"operations" | "/q/metrics","port":"operation" | asks at the wrong place
            figures are fetched    | PRODUCTION | "jobLabel":"app.kubernetes.io/name" | "jobLabel":"app.kubernetes.io/part-of" | has another name for
            """;

    private static final Map<Overlay, Manifests> BUILT =
            Stream.of(Overlay.values()).collect(toMap(overlay -> overlay, Overlay::build));

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
