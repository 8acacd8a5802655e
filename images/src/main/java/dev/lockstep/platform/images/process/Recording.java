package dev.lockstep.platform.images.process;

import dev.lockstep.platform.child.Readiness;
import dev.lockstep.platform.images.CannotBuildImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a service once until it does its job, and keeps the classes that it has loaded and linked by then (JEP 514), so that
 * others start with them.
 */
public record Recording(List<String> command, Path log, Readiness readiness) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration START_DEADLINE = Duration.ofMinutes(5);

    /** After its end the virtual machine starts another one, which puts the cache together. */
    private static final Duration STOP_DEADLINE = Duration.ofMinutes(3);

    public Recording {
        command = List.copyOf(command);
    }

    /** Returns when the cache is there. */
    public void take(Path cache) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitReady(process);
            process.destroy();
            if (!process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(cache)) {
                throw failed("has left no start-up cache");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitReady(Process process) throws InterruptedException {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!readiness.isReady()) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("ended with code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failed("was not ready after " + START_DEADLINE);
            }
        }
    }

    private CannotBuildImage failed(String what) {
        return new CannotBuildImage("a service that was run to record its start " + what + ": see " + log);
    }
}
