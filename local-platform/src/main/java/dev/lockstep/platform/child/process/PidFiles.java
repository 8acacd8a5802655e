package dev.lockstep.platform.child.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Notes which processes run, so that whoever comes next can take down what a killed parent left behind. A process is
 * named by its pid and the instant it started, as pids come round again.
 */
public final class PidFiles {

    /** A machine that died while it was being written may have left less. */
    private static final Pattern NOTE = Pattern.compile("\\d{1,18} \\S+\n");

    private final Path directory;

    public PidFiles(Path directory) {
        this.directory = directory;
    }

    void write(String name, long pid) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name), note(pid));
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills every noted process that still runs, and their children; returns the names of those that did. */
    public List<String> killLeftovers() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(PidFiles::killLeftover)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }

    private static boolean killLeftover(Path file) {
        try {
            String noted = Files.readString(file);
            Files.delete(file);
            if (!NOTE.matcher(noted).matches()) {
                return false;
            }
            long pid = Long.parseLong(noted.substring(0, noted.indexOf(' ')));
            boolean runs = noted.equals(note(pid));
            ProcessHandle.of(pid).filter(handle -> runs).ifPresent(PidFiles::killTree);
            return runs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void killTree(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private static String note(long pid) {
        Instant start = ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .orElse(Instant.MAX);
        return pid + " " + start + "\n";
    }
}
