package dev.lockstep.contracts.blob.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.blob.SmallDisk;
import dev.lockstep.contracts.blob.UnwritableStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchIT {

    @TempDir
    private Path directory;

    @Test
    void aDiskWithoutRoomForWhatComesIsToldAndLeftEmpty() throws IOException {
        InputStream tooLarge = new ByteArrayInputStream(new byte[4 << 20]);

        try (SmallDisk _ = SmallDisk.at(directory)) {
            assertThatThrownBy(() -> Scratch.of(tooLarge, directory))
                    .isInstanceOf(UnwritableStoreException.class)
                    .hasMessageContainingAll(directory.toString(), "is full");

            assertThat(directory).isEmptyDirectory();
        }
    }
}
