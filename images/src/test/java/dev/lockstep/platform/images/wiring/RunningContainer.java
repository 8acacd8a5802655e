package dev.lockstep.platform.images.wiring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.platform.images.archive.UnpackedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An image run as a cluster would with {@code readOnlyRootFilesystem}, by the kernel alone. */
record RunningContainer(Process process, Path log) implements AutoCloseable {

    private static final String CONTAINER = """
            set -e
            root=$1; user=$2; shift 2
            mount --bind "$root" "$root"
            mount -t proc proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount -o remount,bind,ro "$root"
            mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
            mount -t tmpfs -o mode=1777 tmpfs "$root/var/lib/lockstep"
            exec chroot --userspec="$user" "$root" "$@"
            """;

    /** Leaves a test out where containers cannot be run like this: only root can change its root file system. */
    static void assumePossible() {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can change its root file system");
    }

    static RunningContainer start(UnpackedImage image, JsonNode config, Map<String, String> settings, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", CONTAINER, "container"));
        command.add(image.root().toString());
        command.add(config.get("User").asText());
        config.get("Entrypoint").forEach(word -> command.add(word.asText()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        config.get("Env").forEach(variable -> {
            String[] parts = variable.asText().split("=", 2);
            if (!parts[0].equals("PATH")) {
                builder.environment().put(parts[0], parts[1]);
            }
        });
        builder.environment().putAll(settings);
        return new RunningContainer(builder.start(), log);
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the kernel says of the process. */
    List<String> status() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"));
    }

    List<String> mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "mounts"));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
