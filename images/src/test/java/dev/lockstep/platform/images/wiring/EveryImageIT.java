package dev.lockstep.platform.images.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.archive.OciArchive;
import dev.lockstep.platform.images.archive.UnpackedImage;
import dev.lockstep.platform.local.http.HttpReadiness;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.wiring.Backbone;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the other two images, and where images differ. */
class EveryImageIT {

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeTheImages() {
        Made.images(directory, "--service", "deploy", "--service", "render");
    }

    /** Each with its start-up cache, since Java would not start without it there. */
    @Test
    void bothAreReadyAsNobodyOnAReadOnlyRoot() throws IOException {
        RunningContainer.assumePossible();

        // Given
        Ports ports = Ports.take(4, 0);
        try (Backbone backbone = Backbone.start(directory.resolve("backbone"))) {
            Map<String, String> deploy = told(backbone, ports.next());
            deploy.put("QUARKUS_DATASOURCE_JDBC_URL", backbone.postgresUrl());
            deploy.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
            deploy.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
            deploy.put("LOCKSTEP_TOKEN", "a-token-for-this-test");
            String management = Integer.toString(ports.next());
            deploy.put("QUARKUS_MANAGEMENT_PORT", management);
            String operations = Integer.toString(ports.next());
            Map<String, String> render = told(backbone, Integer.parseInt(operations));
            render.put("LOCKSTEP_WORKER", "render-1");
            render.put("LOCKSTEP_PASSES_PORT", Integer.toString(ports.next()));

            // When
            try (RunningContainer first = started("deploy", deploy);
                    RunningContainer second = started("render", render)) {
                awaitReady(first, management);
                awaitReady(second, operations);

                // Then
                assertIsConfined(first);
                assertIsConfined(second);
            }
        }
    }

    @Test
    void nodeRunsInTheImageOfRenderUnderWhatGuardsIt() throws Exception {
        RunningContainer.assumePossible();

        // Given
        OciArchive archive = Made.archive(directory, "render");
        ObjectNode config = archive.config().deepCopy();
        config.putArray("Entrypoint")
                .add("setsid")
                .add("--wait")
                .add("sh")
                .add("-c")
                .add("cat /etc/os-release && exec " + Inside.NODE + " --version");

        // When
        try (RunningContainer node =
                RunningContainer.start(unpacked("render"), config, Map.of(), directory.resolve("node.log"))) {
            int code = node.process().waitFor();

            // Then
            assertThat(code).as(node.said()).isZero();
            assertThat(node.said()).contains("NAME=").containsPattern("(?m)^v\\d+\\.");
        }
    }

    @Test
    void renderHasNodeToRunServersOfSites() throws IOException {
        OciArchive render = Made.archive(directory, "render");

        assertThat(render.entry(Inside.NODE).getMode() & 0777).isEqualTo(0755);
        assertThat(new String(render.content(Inside.BILL_OF_MATERIALS), StandardCharsets.UTF_8))
                .contains("pkg:generic/node@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "render"})
    void packedTheyAreSmall(String service) throws IOException {
        assertThat(Files.size(directory.resolve("lockstep-" + service + ".tar")))
                .isLessThan(180L << 20);
    }

    @Test
    void renderHasWhatGuardsServersOfSites() throws IOException {
        OciArchive render = Made.archive(directory, "render");

        assertThat(Inside.GUARD.values())
                .allSatisfy(program -> assertThat(render.entry(program).getMode() & 0777)
                        .as(program)
                        .isEqualTo(0755));
    }

    @Test
    void deployHasNoNode() throws IOException {
        assertThat(Made.archive(directory, "deploy").entries().keySet())
                .isNotEmpty()
                .noneMatch(path -> path.endsWith("/node"));
    }

    @Test
    void imagesShareTheirJava() throws IOException {
        OciArchive deploy = Made.archive(directory, "deploy");
        OciArchive render = Made.archive(directory, "render");

        assertThat(deploy.layers().get(1)).isEqualTo(render.layers().get(2));
    }

    @Test
    void withoutACacheNothingAsksForOne() throws IOException {
        // When
        Path plain = directory.resolve("plain");
        Made.images(plain, "--no-start-up-cache", "--service", "deploy");

        // Then
        OciArchive deploy = Made.archive(plain, "deploy");
        assertThat(deploy.entries()).doesNotContainKey(Inside.START_UP_CACHE);
        assertThat(deploy.config().get("Entrypoint"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Inside.entryPoint());
    }

    private static Map<String, String> told(Backbone backbone, int port) {
        return new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS",
                "-XX:AOTMode=on",
                "KAFKA_BOOTSTRAP_SERVERS",
                backbone.kafkaServers(),
                "LOCKSTEP_TOPICS_REPLICATION",
                "1",
                "LOCKSTEP_BLOBS_DIRECTORY",
                "/var/lib/lockstep/blobs",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port)));
    }

    private static RunningContainer started(String service, Map<String, String> settings) throws IOException {
        return RunningContainer.start(
                unpacked(service),
                Made.archive(directory, service).config(),
                settings,
                directory.resolve(service + ".log"));
    }

    private static UnpackedImage unpacked(String service) throws IOException {
        return UnpackedImage.unpack(Made.archive(directory, service), directory.resolve("root-" + service));
    }

    private static void awaitReady(RunningContainer container, String port) {
        HttpReadiness ready = new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
        await().atMost(Duration.ofMinutes(2))
                .failFast("it has ended", () -> !container.process().isAlive())
                .until(ready::isReady);
    }

    private static void assertIsConfined(RunningContainer container) throws IOException {
        assertThat(container.status()).contains("Uid:\t65532\t65532\t65532\t65532");
        assertThat(container.mounts()).anyMatch(mount -> mount.matches("\\S+ / \\S+ ro,.*"));
    }
}
