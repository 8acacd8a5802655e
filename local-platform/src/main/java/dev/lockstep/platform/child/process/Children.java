package dev.lockstep.platform.child.process;

import dev.lockstep.platform.child.ChildSpec;
import dev.lockstep.platform.child.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The processes of one parent. None outlives it: a watchdog, whose standard input ends when the parent dies in whatever
 * way, kills those that are noted as running then.
 */
public final class Children implements AutoCloseable {

    private static final String WATCHDOG = """
            trap '' INT TERM HUP
            cat > /dev/null
            for file in "$1"/*; do
              [ -f "$file" ] && read -r pid start < "$file" && kill -9 "$pid" 2> /dev/null
            done
            """;

    private final Path logs;
    private final PidFiles pidFiles;
    private final Process watchdog;
    private final List<ChildProcess> children = new CopyOnWriteArrayList<>();

    private Children(Path logs, PidFiles pidFiles, Process watchdog) {
        this.logs = logs;
        this.pidFiles = pidFiles;
        this.watchdog = watchdog;
    }

    /** Takes over a directory; what a predecessor left running there is killed first. */
    public static Children in(Path directory) throws IOException {
        Path pids = Files.createDirectories(directory.resolve("pids"));
        PidFiles pidFiles = new PidFiles(pids);
        pidFiles.killLeftovers();
        Process watchdog = new ProcessBuilder("sh", "-c", WATCHDOG, "watchdog", pids.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Children(Files.createDirectories(directory.resolve("logs")), pidFiles, watchdog);
    }

    /** Starts a process and returns at once. */
    public ChildProcess start(String name, List<String> command, Readiness readiness) {
        ChildProcess child =
                ChildProcess.start(new ChildSpec(name, command, logs.resolve(name + ".log"), readiness), pidFiles);
        children.add(child);
        return child;
    }

    /** All that were started, in that order. */
    public List<ChildProcess> all() {
        return List.copyOf(children);
    }

    /** Ends them all at once, and waits until they have ended. */
    @Override
    public void close() {
        endTogether(children);
        watchdog.destroyForcibly();
    }

    /** Ends some of them at once, and waits until they have ended. */
    public static void endTogether(List<ChildProcess> some) {
        List<Thread> ending = some.stream()
                .map(child -> Thread.ofPlatform().start(child::close))
                .toList();
        ending.forEach(Children::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
