package dev.lockstep.render.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerFolderTest {

    private static final String DEAD = "999999999";
    private static final int FILES = 50;
    private static final int ROUNDS = 20;

    @TempDir
    Path shared;

    @Test
    void whatDeadWorkersLeftIsRemovedAndTheLivingKeepTheirs() throws IOException {
        // Given
        Path dead = Files.createDirectories(shared.resolve(DEAD + "/deploy"));
        Path alive = Files.createDirectories(shared.resolve("1/deploy"));

        // When
        WorkerFolder.claim(shared);

        // Then
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
    }

    @Test
    void anEarlierProcessOfTheSameNumberLeavesNothing() throws IOException {
        // Given
        Path before = Files.createDirectory(WorkerFolder.claim(shared).resolve("deploy"));

        // When
        Path own = WorkerFolder.claim(shared);

        // Then
        assertThat(own).isEmptyDirectory();
        assertThat(before).doesNotExist();
    }

    @Test
    void workersThatStartTogetherDoNotStumbleOverEachOther() throws Exception {
        List<Process> workers = List.of(living(), living(), living(), living());
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            for (int round = 0; round < ROUNDS; round++) {
                // Given
                Path dead = fullFolder();

                // When
                List<Callable<Path>> claims = new ArrayList<>();
                workers.forEach(worker -> claims.add(() -> WorkerFolder.claim(shared, worker.pid())));
                List<Future<Path>> claimed = threads.invokeAll(claims);

                // Then
                for (Future<Path> own : claimed) {
                    assertThat(own.get()).isEmptyDirectory();
                }
                assertThat(dead).doesNotExist();
            }
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
    }

    /** It lives until its standard input ends. */
    private static Process living() throws IOException {
        return new ProcessBuilder("cat").start();
    }

    private Path fullFolder() throws IOException {
        Path dead = Files.createDirectory(shared.resolve(DEAD));
        for (int file = 0; file < FILES; file++) {
            Files.createFile(dead.resolve("file-" + file));
        }
        return dead;
    }
}
