package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy that is coming. Its bytes take room as they come; all of it is given back if they do not come to their end. */
final class Arrival implements AutoCloseable {

    /** Counted for a file beside its bytes: file systems give out whole blocks. */
    static final int BLOCK_BYTES = 4096;

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Room room;
    private final Path file;
    private long taken;
    private boolean kept;

    Arrival(Room room, Path incoming) throws IOException {
        this.room = room;
        this.file = Files.createTempFile(incoming, "copy-", "");
    }

    /** Reads to the end, where the stream tells whether it was what its name says. */
    void read(InputStream bytes) throws IOException {
        take(BLOCK_BYTES);
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                take(read);
                out.write(chunk, 0, read);
            }
        }
    }

    /** Puts the copy in its place, open for the one who fetched it, however soon it is given up again. */
    InputStream keep(Digest digest, Path place) throws IOException {
        InputStream opened = Files.newInputStream(file);
        try {
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            opened.close();
            throw failure;
        }
        room.keep(digest, new Copy(place, taken));
        kept = true;
        return opened;
    }

    private void take(long bytes) throws IOException {
        if (taken + bytes > room.mostBytesOfOne()) {
            throw new TooLargeException(room.mostBytesOfOne());
        }
        if (!room.take(bytes)) {
            throw new IOException("what is coming takes all the room");
        }
        taken += bytes;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            room.leave(taken);
            Files.deleteIfExists(file);
        }
    }
}
