package dev.lockstep.contracts.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.SmallDisk;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own, where the user of the tests may mount one. */
class DiskThatTakesNothingIT {

    private static final byte[] SMALL = new byte[10];
    private static final byte[] TOO_LARGE = new byte[4 << 20];

    private final SmallDisk mounted;
    private final Path disk;
    private final FileBlobStore store;

    DiskThatTakesNothingIT(@TempDir Path disk) throws IOException {
        this.mounted = SmallDisk.at(disk);
        this.disk = disk;
        this.store = new FileBlobStore(disk);
    }

    @AfterEach
    void unmount() {
        mounted.close();
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
        mounted.mayOnlyBeRead();

        assertThatThrownBy(() -> put(new byte[11]))
                .isInstanceOf(UnwritableStoreException.class)
                .hasMessageContainingAll(disk.toString(), "may only be read");
        assertThatThrownBy(() -> store.use(before.digest())).isInstanceOf(UnwritableStoreException.class);
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
}
