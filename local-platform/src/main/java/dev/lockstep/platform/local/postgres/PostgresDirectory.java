package dev.lockstep.platform.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One database cluster below a directory, ready to be run as a child process. The software is unpacked once for all
 * clusters of this user.
 */
public final class PostgresDirectory {

    private final Path software;
    private final Path data;
    private final Path prepared;

    public PostgresDirectory(Path directory) {
        this.software = Path.of(System.getProperty("user.home"), ".cache", "lockstep", "postgresql");
        this.data = directory.resolve("data");
        this.prepared = directory.resolve("prepared");
    }

    /** Unpacks the software and initialises the cluster, unless that was done; what was done by half is done anew. */
    public void prepare() throws IOException {
        if (!Files.exists(prepared)) {
            remove(data);
            initialise(data);
            Files.createFile(prepared);
        } else if (!Files.isDirectory(software)) {
            Path aside = Files.createTempDirectory("lockstep-postgresql-");
            initialise(aside);
            remove(aside);
        }
    }

    /** How to run the server; what a commit promises holds when the machine loses power. */
    public List<String> command(int port) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; a user namespace makes it nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                server().toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "shared_buffers=32MB"));
        return List.copyOf(command);
    }

    /** Only together with a cluster does the library unpack the software. */
    private void initialise(Path cluster) throws IOException {
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(software.toFile())
                .setDataDirectory(cluster.toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()
                .close();
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var walk = Files.walk(directory)) {
                for (Path entry : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }

    private Path server() throws IOException {
        try (var candidates = Files.find(software, 4, (path, attributes) -> path.endsWith("bin/postgres"))) {
            return candidates.findFirst().orElseThrow(() -> new IOException("no PostgreSQL below " + software));
        }
    }
}
