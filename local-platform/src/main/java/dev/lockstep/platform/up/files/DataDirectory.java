package dev.lockstep.platform.up.files;

import dev.lockstep.platform.up.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one platform keeps its state; held by one process at a time. */
public final class DataDirectory implements AutoCloseable {

    /** A file that only a platform's directory holds. */
    private static final String MARK = "lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the directory, which is made when it is missing; {@code fresh} forgets what it holds. */
    public static DataDirectory take(Path path, boolean fresh) throws IOException {
        requireOurs(path);
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(path.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Refusal("another ./lockstep up runs on " + path + ": stop it, or choose another --data");
        }
        if (fresh) {
            empty(path);
        }
        return new DataDirectory(path, channel, lock);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static void requireOurs(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new Refusal(path + " is not a directory: choose another --data");
        }
        if (Files.isDirectory(path) && !Files.exists(path.resolve(MARK)) && !isEmpty(path)) {
            throw new Refusal(path + " holds other things than Lockstep's: choose an empty --data");
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void empty(Path directory) throws IOException {
        List<Path> found;
        try (var walk = Files.walk(directory)) {
            found = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : found) {
            if (!entry.equals(directory) && !entry.equals(directory.resolve(MARK))) {
                Files.delete(entry);
            }
        }
    }
}
