package dev.lockstep.edge.access;

import java.nio.file.Path;

/** Where an operator wants a log to be. */
public sealed interface LogDestination {

    record Off() implements LogDestination {}

    record StandardOutput() implements LogDestination {}

    record File(Path path) implements LogDestination {}

    /**
     * Reads {@code off}, {@code stdout} or an absolute path.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static LogDestination of(String text) {
        return switch (text) {
            case "off" -> new Off();
            case "stdout" -> new StandardOutput();
            default -> file(Path.of(text), text);
        };
    }

    private static File file(Path path, String text) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("neither off, stdout nor a path that begins with a slash: " + text);
        }
        return new File(path);
    }
}
