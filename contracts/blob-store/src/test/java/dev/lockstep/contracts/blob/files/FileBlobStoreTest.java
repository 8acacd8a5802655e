package dev.lockstep.contracts.blob.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.BlobStoreContract;
import dev.lockstep.contracts.blob.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

    private final Path root;
    private final FileBlobStore store;

    FileBlobStoreTest(@TempDir Path root) throws IOException {
        this.root = root;
        this.store = new FileBlobStore(root);
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected void corrupt(Digest digest, byte[] bytes) throws IOException {
        String hex = digest.hex();
        Files.write(
                root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex), bytes);
    }

    @BeforeEach
    void nothingIsIncoming() throws IOException {
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void aRefusedPutLeavesNoFileBehind() throws IOException {
        store.put(new ByteArrayInputStream(new byte[10]), Digest.of(new byte[11]));

        nothingIsIncoming();
    }

    @Test
    void anotherStoreOnTheSameRootSeesTheBlob() throws IOException {
        var blob = store.put(new ByteArrayInputStream(new byte[10]));

        assertThat(new FileBlobStore(root).contains(blob.digest())).isTrue();
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndWhatIsBeingWrittenIsKept() throws IOException {
        Instant now = Instant.parse("2026-01-02T00:00:00Z");
        Path left = incoming("left", now.minusSeconds(7200));
        Path current = incoming("current", now);

        store.sweepIncoming(now.minusSeconds(3600));

        assertThat(left).doesNotExist();
        assertThat(current).exists();
    }

    private Path incoming(String name, Instant modified) throws IOException {
        Path file = Files.createFile(root.resolve("incoming").resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
