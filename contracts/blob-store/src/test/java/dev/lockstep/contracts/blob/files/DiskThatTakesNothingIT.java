package dev.lockstep.contracts.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own, where the user of the tests may mount one. */
class DiskThatTakesNothingIT {

    private static final byte[] SMALL = new byte[10];
    private static final byte[] TOO_LARGE = new byte[4 << 20];

    private final Path disk;
    private FileBlobStore store;

    DiskThatTakesNothingIT(@TempDir Path disk) {
        this.disk = disk;
    }

    @BeforeEach
    void mount() throws IOException {
        // Only who may mount can have a disk that is full.
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "lockstep-test", disk.toString()));
        store = new FileBlobStore(disk);
    }

    @AfterEach
    void unmount() {
        succeeds("umount", disk.toString());
    }

    @Test
    void aFullDiskIsToldAndLeavesNothing() throws IOException {
        Blob before = put(SMALL);

        assertThatThrownBy(() -> put(TOO_LARGE))
                .isInstanceOf(UnwritableStoreException.class)
                .hasMessageContainingAll(disk.toString(), "is full");

        assertThat(store.contains(Digest.of(TOO_LARGE))).isFalse();
        assertThat(disk.resolve("incoming")).isEmptyDirectory();
        assertThat(read(before)).isEqualTo(SMALL);
        assertThat(put(new byte[11]).sizeBytes()).isEqualTo(11);
    }

    @Test
    void aDiskThatMayOnlyBeReadIsToldAndRead() throws IOException {
        Blob before = put(SMALL);
        assertThat(succeeds("mount", "-o", "remount,ro", disk.toString())).isTrue();

        assertThatThrownBy(() -> put(new byte[11]))
                .isInstanceOf(UnwritableStoreException.class)
                .hasMessageContainingAll(disk.toString(), "may only be read");

        assertThat(read(before)).isEqualTo(SMALL);
    }

    private Blob put(byte[] bytes) throws IOException {
        return store.put(new ByteArrayInputStream(bytes));
    }

    private byte[] read(Blob blob) throws IOException {
        try (InputStream bytes = store.require(blob.digest())) {
            return bytes.readAllBytes();
        }
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
