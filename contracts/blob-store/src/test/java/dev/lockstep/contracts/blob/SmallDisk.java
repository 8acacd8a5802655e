package dev.lockstep.contracts.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of one mebibyte, where the user of the tests may mount one: only who may mount can have a disk that is full. */
public final class SmallDisk implements AutoCloseable {

    private static final int BYTES = 1 << 20;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    public static SmallDisk at(Path directory) {
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "lockstep-test", directory.toString()),
                "only who may mount can have a disk that is full");
        return new SmallDisk(directory);
    }

    public void mayOnlyBeRead() {
        assertThat(succeeds("mount", "-o", "remount,ro", directory.toString())).isTrue();
    }

    public void mayBeWritten() {
        assertThat(succeeds("mount", "-o", "remount,rw", directory.toString())).isTrue();
    }

    /** Leaves no room for a single byte. */
    public void fill() {
        assertThatThrownBy(() -> Files.write(ballast(), new byte[BYTES + 1])).hasMessageContaining("No space left");
    }

    public void empty() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    @Override
    public void close() {
        assertThat(succeeds("umount", directory.toString())).isTrue();
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
