package dev.lockstep.platform.images;

import java.nio.file.Path;
import java.util.List;

/** Files that change together, so that a registry keeps and a node loads them once. */
public record Layer(String name, List<Part> parts) {

    public Layer {
        parts = List.copyOf(parts);
    }

    public static Layer of(String name, Part... parts) {
        return new Layer(name, List.of(parts));
    }

    /**
     * A file, or a directory with all that is below it.
     *
     * @param source where it is on this machine
     * @param path where it is in the image
     */
    public record Part(Path source, String path) {}
}
