package dev.lockstep.platform.images.jib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.platform.images.Base;
import dev.lockstep.platform.images.CannotBuildImage;
import dev.lockstep.platform.images.Content;
import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.Layer;
import dev.lockstep.platform.images.Layer.Part;
import dev.lockstep.platform.images.ServiceImage;
import dev.lockstep.platform.images.archive.OciArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JibImageTest {

    @TempDir
    private Path directory;

    @Test
    void archiveSaysHowItIsRun() throws Exception {
        // Given
        JibImage packer = packer(new Base.Scratch());

        // When
        String digest = packer.toArchive(content("hello"), directory.resolve("a.tar"));

        // Then
        OciArchive archive = new OciArchive(directory.resolve("a.tar"));
        assertThat(archive.digest()).isEqualTo(digest);
        assertThat(archive.config().get("User").asText()).isEqualTo("65532:65532");
        assertThat(archive.config().get("Entrypoint"))
                .extracting(word -> word.asText())
                .containsExactlyElementsOf(Inside.entryPoint());
        assertThat(archive.config().get("ExposedPorts").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("8081/tcp", "8080/tcp");
        assertThat(archive.config().get("Volumes").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("/tmp", "/var/lib/lockstep");
        assertThat(archive.config().at("/Labels/org.opencontainers.image.title").asText())
                .isEqualTo("lockstep-edge");
    }

    /** Container runtimes take the name as it stands, and look for one without a host at docker.io. */
    @Test
    void archiveIsOfAnImageOfNoRegistry() throws Exception {
        // When
        packer(new Base.Scratch()).toArchive(content("hello"), directory.resolve("a.tar"));

        // Then
        assertThat(new OciArchive(directory.resolve("a.tar")).reference()).isEqualTo("localhost/lockstep-edge:1");
    }

    @Test
    void sameContentIsTheSameArchiveWhoeverMakesItAndWhen() throws Exception {
        // Given
        Path first = directory.resolve("first.tar");
        String digest = packer(new Base.Scratch()).toArchive(content("hello"), first);
        Path file = directory.resolve("files/run");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));

        // When
        Path second = directory.resolve("second.tar");
        JibImage other = new JibImage(directory.resolve("another cache"), new Base.Scratch(), false);
        String again = other.toArchive(content("hello"), second);

        // Then
        assertThat(again).isEqualTo(digest);
        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(other.toArchive(content("changed"), second)).isNotEqualTo(digest);
    }

    @Test
    void filesAreRootsAndOnlyWhatIsWrittenToBelongsToTheService() throws Exception {
        // Given
        Content content = content("hello");

        // When
        packer(new Base.Scratch()).toArchive(content, directory.resolve("a.tar"));

        // Then
        OciArchive archive = new OciArchive(directory.resolve("a.tar"));
        assertThat(archive.entry("/app/run").getLongUserId()).isZero();
        assertThat(archive.entry("/app/run").getMode() & 0777).isEqualTo(0755);
        assertThat(archive.entry("/app/read").getMode() & 0777).isEqualTo(0644);
        assertThat(archive.entry("/tmp/").getLongUserId()).isEqualTo(65_532);
    }

    @Test
    void registryHasEverythingThatThePushedImageNames() throws Exception {
        try (Registry registry = Registry.start(directory)) {
            // Given
            JibImage packer = packer(new Base.Scratch());
            String archived = packer.toArchive(content("hello"), directory.resolve("a.tar"));

            // When
            String pushed = packer.toRegistry(content("hello"), registry.address() + "/shop/lockstep-edge:1");

            // Then
            assertThat(pushed).isEqualTo(archived);
            String manifest = new String(registry.manifest("shop/lockstep-edge", "1"), UTF_8);
            assertThat(manifest).contains("application/vnd.oci.image.layer.v1.tar+gzip");
            assertThat(digestsIn(manifest)).hasSize(3).allMatch(registry::hasBlob);
        }
    }

    @Test
    void imageIsBuiltOnTheOneThatARegistryHas() throws Exception {
        try (Registry registry = Registry.start(directory)) {
            // Given
            String below = registry.address() + "/bases/java:1";
            packer(new Base.Scratch()).toRegistry(content("below"), below);

            // When
            packer(new Base.FromRegistry(below)).toArchive(content("above"), directory.resolve("a.tar"));

            // Then
            OciArchive archive = new OciArchive(directory.resolve("a.tar"));
            assertThat(archive.layers()).hasSize(4);
            assertThat(archive.content("/app/read")).asString(UTF_8).isEqualTo("above");
        }
    }

    @Test
    void registryThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> packer(new Base.Scratch()).toRegistry(content("hello"), "localhost:1/lockstep-edge:1"))
                .isInstanceOf(CannotBuildImage.class)
                .hasMessageContaining("localhost:1");
    }

    @Test
    void nameThatIsNoneIsRefusedWithWhatOneLooksLike() {
        assertThatThrownBy(() -> packer(new Base.Scratch()).toRegistry(content("hello"), "Not A Name"))
                .isInstanceOf(CannotBuildImage.class)
                .hasMessage("'Not A Name' does not name an image: it has to look like registry.example/path/name:tag");
    }

    private JibImage packer(Base base) {
        return new JibImage(directory.resolve("cache"), base, true);
    }

    private Content content(String text) throws IOException {
        Path files = Files.createDirectories(directory.resolve("files"));
        Path run = Files.writeString(files.resolve("run"), "a program");
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(files.resolve("read"), text);
        Path empty = Files.createDirectories(directory.resolve("empty"));
        return new Content(
                ServiceImage.EDGE,
                "1",
                Inside.entryPoint(),
                List.of(
                        Layer.of("application", new Part(files, "/app")),
                        Layer.of("what is written to", new Part(empty, "/tmp"))));
    }

    private static List<String> digestsIn(String manifest) {
        return Pattern.compile("sha256:[0-9a-f]{64}")
                .matcher(manifest)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
