package dev.lockstep.render.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of one worker's own, named after its process, below a directory that all workers on this machine share. The
 * folder of a worker that has died is removed by the next one, since its servers could have written there.
 */
public final class WorkerFolder {

    private WorkerFolder() {}

    /** An empty one for this process. Several workers may claim theirs at once. */
    public static Path claim(Path shared) throws IOException {
        return claim(shared, ProcessHandle.current().pid());
    }

    static Path claim(Path shared, long process) throws IOException {
        Path own = shared.resolve(Long.toString(process));
        FileTree.remove(own);
        Files.createDirectories(own);
        for (Path folder : abandoned(shared)) {
            takeOver(folder, own.resolve("abandoned-" + folder.getFileName()));
        }
        return own;
    }

    private static List<Path> abandoned(Path shared) throws IOException {
        try (Stream<Path> folders = Files.list(shared)) {
            return folders.filter(WorkerFolder::isAbandoned).toList();
        }
    }

    private static boolean isAbandoned(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(name))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** Whoever can move it removes it: it is walked by one worker only. */
    private static void takeOver(Path folder, Path away) throws IOException {
        try {
            Files.move(folder, away, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException anotherWorkerWasFaster) {
            return;
        }
        FileTree.remove(away);
    }
}
