package dev.lockstep.edge.body.files;

import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory that copies are in: each under its name, and in {@code incoming/} what has not come to its end. */
final class Shelf {

    private final Path directory;
    private final Path incoming;

    /** Creates it when it is missing, and clears away what never came to its end. */
    Shelf(Path directory) throws IOException {
        this.directory = directory.toAbsolutePath();
        this.incoming = Files.createDirectories(this.directory.resolve("incoming"));
        for (Path half : in(incoming)) {
            Files.deleteIfExists(half);
        }
    }

    /** What an earlier run left, sound or not. */
    Map<Digest, Copy> found() throws IOException {
        Map<Digest, Copy> found = new HashMap<>();
        for (Path file : in(directory)) {
            String name = file.getFileName().toString();
            if (Digest.isDigest(name)) {
                found.put(new Digest(name), new Copy(file, Files.size(file)));
            }
        }
        return found;
    }

    Copy keep(Digest digest, InputStream bytes) throws IOException {
        return Copy.of(bytes, fileOf(digest), incoming);
    }

    /** Empty when nothing of it is here, or something else under its name. */
    Optional<Copy> sound(Digest digest) throws IOException {
        Path file = fileOf(digest);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new Copy(file, Files.size(file))).filter(copy -> isSound(copy, digest));
    }

    private static boolean isSound(Copy copy, Digest digest) {
        try {
            return copy.isSound(digest);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Path fileOf(Digest digest) {
        return directory.resolve(digest.hex());
    }

    private static Iterable<Path> in(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
