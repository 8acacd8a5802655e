package dev.lockstep.edge.access.files;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.lockstep.edge.access.LineSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that others may rename, remove or empty at any time, as logrotate does: what is written after that is in a file of
 * the same name. Nobody has to be told.
 */
public final class LogFile implements LineSink {

    private final Path path;
    private Opened file;
    private boolean torn;

    /** A file that is open, and which of all files it is; that is unknown where files have no such thing. */
    private record Opened(@Nullable Object key, OutputStream out) {

        /** Asks before it opens: a file that is renamed in between is taken for another then, and opened once more. */
        static Opened at(Path path) throws IOException {
            Files.newOutputStream(path, CREATE, APPEND).close();
            @Nullable Object key = keyOf(path);
            return new Opened(key, Files.newOutputStream(path, CREATE, APPEND));
        }

        boolean isAt(Path path) throws IOException {
            try {
                return Objects.equals(key, keyOf(path));
            } catch (NoSuchFileException gone) {
                return false;
            }
        }

        private static @Nullable Object keyOf(Path path) throws IOException {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        }
    }

    /** Opens it, so that whoever names a place that cannot be written to hears of it at once. */
    public LogFile(Path path) throws IOException {
        this.path = path;
        this.file = Opened.at(path);
    }

    @Override
    public void write(byte[] lines) throws IOException {
        if (!file.isAt(path)) {
            Opened next = Opened.at(path);
            file.out().close();
            file = next;
            torn = false;
        }
        if (torn) {
            file.out().write('\n');
        }
        torn = true;
        file.out().write(lines);
        torn = false;
    }

    @Override
    public void close() throws IOException {
        file.out().close();
    }
}
