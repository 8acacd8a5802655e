package dev.lockstep.platform.measure.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A new directory for one measurement, thrown away when closed. */
public record ScratchFolder(Path path) implements AutoCloseable {

    public static ScratchFolder create() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("lockstep-measure-"));
    }

    @Override
    public void close() throws IOException {
        try (var walk = Files.walk(path)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
