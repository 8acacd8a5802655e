package dev.lockstep.render.server.process;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * How a server is started: in a process group of its own, under a guard that ends all of it when this worker ends, and
 * with nothing of this worker's environment, which holds secrets.
 */
public final class NodeCommand {

    private static final String LOOPBACK = "127.0.0.1";

    private final Path node;
    private final Path guard;
    private final Path listening;
    private final int megabytes;

    private NodeCommand(Path node, Path guard, Path listening, int megabytes) {
        this.node = node;
        this.guard = guard;
        this.listening = listening;
        this.megabytes = megabytes;
    }

    /**
     * Finds Node, and writes the scripts that it is started with.
     *
     * @param node a path, or a name that is looked up on this worker's own search path
     * @param scripts a folder of this worker's for the scripts that start a server
     * @param megabytes that a server's objects may take
     */
    public static NodeCommand of(String node, Path scripts, int megabytes) throws IOException {
        Files.createDirectories(scripts);
        return new NodeCommand(find(node), copy("guard.sh", scripts), copy("listening.cjs", scripts), megabytes);
    }

    ProcessBuilder builder(Path folder, CanonicalPath file, int port) {
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid",
                        "sh",
                        guard.toString(),
                        node.toString(),
                        "--max-old-space-size=" + megabytes,
                        "--require=" + listening,
                        "." + file.text())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(environment(port));
        return builder;
    }

    /**
     * Next listens where HOSTNAME says, the others where HOST does. SvelteKit refuses a visitor's form unless it is told
     * which header fields say where the form comes from; edges set them.
     */
    private static Map<String, String> environment(int port) {
        return Map.of(
                "PORT",
                Integer.toString(port),
                "HOST",
                LOOPBACK,
                "HOSTNAME",
                LOOPBACK,
                "HOST_HEADER",
                "x-forwarded-host",
                "PROTOCOL_HEADER",
                "x-forwarded-proto",
                "NODE_ENV",
                "production",
                "PATH",
                "/usr/bin:/bin");
    }

    private static Path find(String node) throws IOException {
        if (node.contains(File.separator)) {
            return Path.of(node).toAbsolutePath();
        }
        String searched = System.getenv().getOrDefault("PATH", "");
        return List.of(searched.split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, node).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new FileNotFoundException("'" + node + "' is not on the path " + searched));
    }

    private static Path copy(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name).toAbsolutePath();
        try (InputStream script = NodeCommand.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new FileNotFoundException(name + " is not beside its class");
            }
            Files.copy(script, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
