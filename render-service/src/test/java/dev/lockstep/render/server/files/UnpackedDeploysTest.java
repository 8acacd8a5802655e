package dev.lockstep.render.server.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedDeploysTest {

    private static final Digest DEPLOY = Digest.of("deploy".getBytes(UTF_8));

    @TempDir
    Path directory;

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final SortedMap<CanonicalPath, ManifestFile> sources = new TreeMap<>();

    @Test
    void aDeployIsUnpackedWithItsHiddenFolders() throws IOException {
        // Given
        source("/server.js", store("listen()"));
        source("/.next/server/page.js", store("page()"));

        // When
        Path folder = new UnpackedDeploys(directory, blobs, 100).of(DEPLOY, manifest());

        // Then
        assertThat(folder.resolve("server.js")).hasContent("listen()");
        assertThat(folder.resolve(".next/server/page.js")).hasContent("page()");
    }

    @Test
    void aDeployThatLacksABlobIsNotUnpackedInPart() throws IOException {
        // Given
        source("/a.js", store("a()"));
        source("/b.js", new Blob(Digest.of("lost".getBytes(UTF_8)), 4));
        UnpackedDeploys deploys = new UnpackedDeploys(directory, blobs, 100);

        // When
        assertThatThrownBy(() -> deploys.of(DEPLOY, manifest())).isInstanceOf(IOException.class);

        // Then
        assertThat(everything()).noneMatch(path -> path.endsWith("a.js"));
    }

    @Test
    void aDeployThatIsTooLargeIsRefused() throws IOException {
        // Given
        source("/server.js", store("0123456789"));
        UnpackedDeploys deploys = new UnpackedDeploys(directory, blobs, 9);

        // When, Then
        assertThatThrownBy(() -> deploys.of(DEPLOY, manifest())).hasMessageContaining("10 bytes");
    }

    @Test
    void aForgottenDeployIsUnpackedAgain() throws IOException {
        // Given
        source("/server.js", store("listen()"));
        UnpackedDeploys deploys = new UnpackedDeploys(directory, blobs, 100);
        Path folder = deploys.of(DEPLOY, manifest());

        // When
        deploys.forget(DEPLOY);

        // Then
        assertThat(folder).doesNotExist();
        assertThat(deploys.of(DEPLOY, manifest()).resolve("server.js")).exists();
    }

    private void source(String path, Blob blob) {
        sources.put(new CanonicalPath(path), new ManifestFile(blob, "text/javascript"));
    }

    private Blob store(String text) throws IOException {
        return blobs.put(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private Manifest manifest() {
        return new Manifest(new TreeMap<>(), sources, List.of());
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.toList();
        }
    }
}
