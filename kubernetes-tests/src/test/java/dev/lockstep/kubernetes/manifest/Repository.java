package dev.lockstep.kubernetes.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where this repository lies. */
public final class Repository {

    public static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.isDirectory(folder.resolve("k8s")))
            .findFirst()
            .orElseThrow();

    private Repository() {}
}
