package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.CorruptBlobException;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A blob in a file of this edge.
 *
 * @param sizeBytes what it takes of the disk
 */
record Copy(Path file, long sizeBytes) {

    private static final int KIBIBYTE = 1024;

    /** At least one, and never too many for a number of this kind. */
    int kibibytes() {
        return (int) Math.min(Integer.MAX_VALUE, 1 + sizeBytes / KIBIBYTE);
    }

    /** Reads to the end, where the stream tells whether it was what its name says; until then nobody finds the file. */
    static Copy of(InputStream bytes, Path file, Path incoming) throws IOException {
        Path arriving = Files.createTempFile(incoming, "copy-", "");
        try {
            long size = Files.copy(bytes, arriving, StandardCopyOption.REPLACE_EXISTING);
            Files.move(arriving, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Copy(file, size);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** Whether the file holds what its name says. */
    boolean isSound(Digest digest) throws IOException {
        try (InputStream bytes = new VerifyingInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (CorruptBlobException damaged) {
            return false;
        }
    }
}
