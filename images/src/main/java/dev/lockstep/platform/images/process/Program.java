package dev.lockstep.platform.images.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A program of this machine. */
public final class Program {

    private Program() {}

    /** Finds it by a path or by a name on the search path, and says which file it is in the end. */
    public static Optional<Path> find(String name) throws IOException {
        Optional<Path> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.isEmpty() ? found : Optional.of(found.get().toRealPath());
    }
}
