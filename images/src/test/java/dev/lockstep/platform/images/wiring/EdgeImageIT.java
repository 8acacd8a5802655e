package dev.lockstep.platform.images.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.archive.OciArchive;
import dev.lockstep.platform.images.archive.UnpackedImage;
import dev.lockstep.platform.local.http.HttpReadiness;
import dev.lockstep.platform.local.http.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of an edge, made as anybody makes it. */
class EdgeImageIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static OciArchive archive;

    @BeforeAll
    static void makeTheImage() throws IOException {
        Made.images(directory, "--service", "edge");
        archive = Made.archive(directory, "edge");
    }

    @Test
    void edgeIsAliveAsNobodyOnAReadOnlyRootAndSaysThatKafkaIsMissing() throws Exception {
        RunningContainer.assumePossible();

        // Given
        UnpackedImage image = UnpackedImage.unpack(archive, directory.resolve("root"));
        Ports ports = Ports.take(2, 0);
        String health = Integer.toString(ports.next());
        Map<String, String> settings = Map.of(
                "JAVA_TOOL_OPTIONS",
                "-XX:AOTMode=on",
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:1",
                "LOCKSTEP_BLOBS_DIRECTORY",
                "/var/lib/lockstep/blobs",
                "LOCKSTEP_EDGE_ID",
                "alone",
                "LOCKSTEP_EDGE_PORT",
                Integer.toString(ports.next()),
                "QUARKUS_HTTP_PORT",
                health);

        // When
        try (RunningContainer edge =
                RunningContainer.start(image, archive.config(), settings, directory.resolve("edge.log"))) {
            HttpReadiness alive = new HttpReadiness(URI.create("http://127.0.0.1:" + health + "/q/health/live"));
            await().atMost(LONGEST)
                    .failFast("the edge has ended", () -> !edge.process().isAlive())
                    .until(alive::isReady);

            // Then
            assertThat(edge.status()).contains("Uid:\t65532\t65532\t65532\t65532");
            assertThat(edge.mounts()).anyMatch(mount -> mount.matches("\\S+ / \\S+ ro,.*"));
            await().atMost(LONGEST).until(() -> edge.said().contains("(/127.0.0.1:1) could not be established"));
            assertThat(edge.said()).doesNotContain("[aot");
        }
    }

    @Test
    void layersChangeApart() throws Exception {
        // When
        List<byte[]> layers = archive.layers();

        // Then
        assertThat(layers).hasSize(6).allMatch(layer -> layer.length > 0);
        assertThat(archive.config().get("User").asText()).isEqualTo(Inside.USER);
        assertThat(archive.config().get("Entrypoint"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Inside.entryPointWithCache());
    }

    @Test
    void nothingInItCanBeChangedByTheService() throws Exception {
        // When
        Map<String, TarArchiveEntry> entries = archive.entries();

        // Then
        assertThat(entries).containsKeys("/opt/java/bin/java", "/app/quarkus-run.jar", Inside.START_UP_CACHE);
        entries.forEach((path, entry) -> {
            assertThat(entry.getMode() & 0444).as("readable: %s", path).isEqualTo(0444);
            assertThat(entry.getMode() & 0022).as("written by others: %s", path).isZero();
            boolean owned = Inside.writable().contains(path.replaceFirst("/$", ""));
            assertThat(entry.getLongUserId()).as(path).isEqualTo(owned ? 65_532 : 0);
        });
    }

    /** Somebody who pulls it to every node of a cluster waits for it. */
    @Test
    void packedItIsSmall() throws Exception {
        assertThat(Files.size(directory.resolve("lockstep-edge.tar"))).isLessThan(120L << 20);
    }

    @Test
    void thereIsNeitherNodeNorAShell() throws Exception {
        assertThat(archive.entries().keySet())
                .noneMatch(path -> path.endsWith("/node") || path.endsWith("/sh") || path.endsWith("/npm"));
    }

    @Test
    void billOfMaterialsNamesEveryLibraryAndWhatLiesBelow() throws Exception {
        // Given
        JsonNode bill = new ObjectMapper().readTree(archive.content(Inside.BILL_OF_MATERIALS));
        List<String> named = StreamSupport.stream(bill.get("components").spliterator(), false)
                .map(each -> each.path("group").asText() + "."
                        + each.get("name").asText() + "-" + each.get("version").asText())
                .toList();

        // When
        List<String> libraries = archive.entries().keySet().stream()
                .filter(path -> path.startsWith("/app/lib/") && path.endsWith(".jar"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();

        // Then
        assertThat(libraries).isNotEmpty().allMatch(jar -> named.stream().anyMatch(jar::startsWith));
        assertThat(named).contains(".openjdk-" + Runtime.version()).noneMatch(each -> each.startsWith(".node-"));
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(named).anyMatch(each -> each.startsWith("." + name + "-")));
        assertThat(Files.readAllBytes(directory.resolve("lockstep-edge.cdx.json")))
                .isEqualTo(archive.content(Inside.BILL_OF_MATERIALS));
    }

    private static List<String> packages() throws IOException {
        return archive.entries().keySet().stream()
                .filter(path -> path.startsWith("/var/lib/dpkg/status.d/") && !path.endsWith("/"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    /** In a process of its own, since collections without an order have the same one throughout a process. */
    @Test
    void sameBuildIsTheSameImageInAnotherProcess() throws Exception {
        // When
        Path again = directory.resolve("again");
        Made.imagesInAnotherProcess(again, "--service", "edge");

        // Then
        assertThat(Made.archive(again, "edge").digest()).isEqualTo(archive.digest());
    }
}
