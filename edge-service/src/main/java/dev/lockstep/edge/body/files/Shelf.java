package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.CorruptBlobException;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.blob.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The directory that copies are in: each under its name, and in {@code incoming/} what has not come to its end. */
final class Shelf {

    private static final System.Logger LOG = System.getLogger(Shelf.class.getName());

    private final Path directory;
    private final Path incoming;
    private final Room room;

    /** Creates it when it is missing, and clears away what never came to its end. */
    Shelf(Path directory, long mostBytes) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.incoming = Files.createDirectories(this.directory.resolve("incoming"));
        this.room = new Room(mostBytes);
        for (Path half : in(incoming)) {
            Files.deleteIfExists(half);
        }
    }

    /** Takes up what an earlier run left, sound or not, as far as there is room for it. */
    Set<Digest> takeUp() throws IOException {
        Set<Digest> found = new HashSet<>();
        for (Path file : in(directory)) {
            String name = file.getFileName().toString();
            if (Digest.isDigest(name)) {
                Digest digest = new Digest(name);
                Copy copy = new Copy(file, Arrival.BLOCK_BYTES + Files.size(file));
                if (room.take(copy.sizeBytes())) {
                    room.keep(digest, copy);
                    found.add(digest);
                } else {
                    Files.delete(file);
                }
            }
        }
        return found;
    }

    Optional<InputStream> open(Digest digest) throws IOException {
        return room.open(digest);
    }

    Optional<Path> file(Digest digest) {
        return room.file(digest);
    }

    void giveUp(Digest digest) {
        room.giveUp(digest);
    }

    /** Copies a blob, and opens the copy. */
    InputStream keep(Digest digest, InputStream bytes) throws IOException {
        try (Arrival arrival = new Arrival(room, incoming)) {
            arrival.read(bytes);
            return arrival.keep(digest, directory.resolve(digest.hex()));
        }
    }

    /** Gives up a copy that does not hold what its name says. */
    void check(Digest digest) {
        try {
            Optional<InputStream> copy = room.open(digest);
            if (copy.isPresent()) {
                try (InputStream bytes = new VerifyingInputStream(copy.get(), digest)) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (CorruptBlobException damaged) {
            room.giveUp(digest);
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.WARNING, "copy of a blob not readable blob=" + digest, unreadable);
            room.giveUp(digest);
        }
    }

    private static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
