package dev.lockstep.contracts.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class WatchedStreamTest {
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    @Test
    void everyByteIsSeenHoweverItIsRead() throws IOException {
        // Given
        byte[] content = {1, -1, 3, 4, 5, 6, 7, 8};
        InputStream stream = watched(content);

        // When
        assertThat(stream.read()).isEqualTo(1);
        assertThat(stream.read()).isEqualTo(255);
        assertThat(stream.skip(2)).isEqualTo(2);
        assertThat(stream.readNBytes(1)).containsExactly(5);
        var _ = stream.transferTo(new ByteArrayOutputStream());

        // Then
        assertThat(seen.toByteArray()).isEqualTo(content);
        assertThat(stream.read()).isNegative();
        assertThat(stream.markSupported()).isFalse();
    }

    private InputStream watched(byte[] content) {
        return new WatchedStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = in.read(buffer, offset, length);
                seen.write(buffer, offset, Math.max(0, read));
                return read;
            }
        };
    }
}
