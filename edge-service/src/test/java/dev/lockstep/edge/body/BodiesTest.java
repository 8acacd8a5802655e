package dev.lockstep.edge.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodiesTest {
    private static final long MEMORY = 3_200;
    private static final int SMALL = 100;

    @TempDir
    private Path folder;

    private BlobStore blobs;
    private Bodies bodies;

    @BeforeEach
    void open() throws IOException {
        blobs = new FileBlobStore(folder);
        bodies = new Bodies(blobs, MEMORY, Runnable::run);
    }

    @Test
    void smallOnesAreReadOnceAndSharedOutsideTheHeap() throws IOException {
        Blob blob = stored("x".repeat(SMALL));

        ByteBuffer loaded = bodies.load(blob).join();

        assertThat(bodies.isSmall(blob)).isTrue();
        assertThat(loaded.isDirect()).isTrue();
        assertThat(loaded.isReadOnly()).isTrue();
        assertThat(StandardCharsets.UTF_8.decode(loaded.duplicate()).toString()).isEqualTo("x".repeat(SMALL));
        assertThat(bodies.load(blob).join()).isSameAs(loaded);
    }

    @Test
    void oneBodyAloneCannotFillTheMemory() throws IOException {
        assertThat(bodies.isSmall(stored("x".repeat(SMALL + 1)))).isFalse();
    }

    @Test
    void aLargeOneIsSentAsItsFileOnceItHasProvedRight() throws IOException {
        Blob blob = stored("x".repeat(SMALL + 1));
        assertThat(bodies.file(blob)).isEmpty();
        try (InputStream bytes = bodies.open(blob)) {
            bytes.readAllBytes();
        }

        bodies.proved(blob);

        assertThat(bodies.file(blob))
                .hasValueSatisfying(file -> assertThat(file).hasContent("x".repeat(SMALL + 1)));
    }

    @Test
    void whereTheStoreHasNoFilesNoneIsSent() throws IOException {
        Bodies remote = new Bodies(new MemoryBlobStore(), MEMORY, Runnable::run);
        Blob blob = stored("x".repeat(SMALL + 1));

        remote.proved(blob);

        assertThat(remote.file(blob)).isEmpty();
    }

    private Blob stored(String content) throws IOException {
        return blobs.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
