package dev.lockstep.story.stage;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The platform's database as it was at a moment: its files, copied while it stood still. */
public final class Backup {
    private final ChildProcess postgres;
    private final Path live;
    private final Path copy;

    private Backup(ChildProcess postgres, Path directory) {
        this.postgres = postgres;
        this.live = directory.resolve("data");
        this.copy = directory.resolve("backup");
    }

    /** Whoever uses the database has to end first, else it would not. */
    static Backup of(LocalPlatform platform, Path directory) throws IOException {
        ChildProcess deploy = platform.deploy().process();
        Backup backup = new Backup(platform.backbone().postgres(), directory);
        deploy.terminate();
        backup.postgres.terminate();
        copy(backup.live, backup.copy);
        backup.begin();
        deploy.restart();
        deploy.awaitReady();
        return backup;
    }

    /** Puts it in the place of what is there now, under the feet of whoever uses it. */
    public void restore() throws IOException {
        postgres.kill();
        Files.move(live, live.resolveSibling("lost"));
        copy(copy, live);
        begin();
    }

    private void begin() {
        postgres.restart();
        postgres.awaitReady();
    }

    /** With the permissions, by which PostgreSQL knows that it is its own. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path _ = Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
