package dev.lockstep.platform.child.process;

import dev.lockstep.platform.child.ChildFailedException;
import dev.lockstep.platform.child.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with a name, a log, and a life that can be ended, paused and begun anew. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    /** One that has ended is told of at once: only a machine that is busy with much else takes as long. */
    private static final Duration START_DEADLINE = Duration.ofMinutes(5);

    /** Some end after others that need them: twice this is still less than a person at a terminal waits. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(4);

    private static final int LOG_TAIL_LINES = 25;

    private final ChildSpec spec;
    private final PidFiles pidFiles;
    private volatile Process process;

    private ChildProcess(ChildSpec spec, PidFiles pidFiles, Process process) {
        this.spec = spec;
        this.pidFiles = pidFiles;
        this.process = process;
    }

    /** Starts a process and returns at once; {@link #awaitReady} waits for it. */
    public static ChildProcess start(ChildSpec spec, PidFiles pidFiles) {
        return new ChildProcess(spec, pidFiles, launch(spec, pidFiles));
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return spec.log();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public boolean isReady() {
        return isAlive() && spec.readiness().isReady();
    }

    /** Returns once the process does its job; throws as soon as it has ended instead. */
    public void awaitReady() {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!spec.readiness().isReady()) {
            if (!isAlive()) {
                throw new ChildFailedException(name() + " ended with code " + process.exitValue() + ":\n" + logTail());
            }
            if (System.nanoTime() > deadline) {
                throw new ChildFailedException(name() + " is not ready after " + START_DEADLINE + ":\n" + logTail());
            }
            awaitEnd(POLL);
        }
    }

    /**
     * SIGKILL: ends it without a chance to do anything more. What it has started itself finds out, and whoever takes its
     * place has to find it gone: PostgreSQL refuses to start while a process of the one before still has its memory.
     */
    public void kill() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        awaitEnd(STOP_DEADLINE);
        started.forEach(ChildProcess::awaitEnd);
    }

    /** SIGTERM, and SIGKILL for one that does not end in time. */
    public void terminate() {
        boolean _ = terminate(STOP_DEADLINE);
    }

    /** SIGTERM, and SIGKILL for one that does not end in that time; whether it has ended by itself. */
    public boolean terminate(Duration atMost) {
        process.destroy();
        boolean ended = awaitEnd(atMost);
        if (!ended) {
            kill();
        }
        return ended;
    }

    /** SIGSTOP: it stays, and does nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Starts it again, with the same command and log; ends it first if it lives. */
    public void restart() {
        kill();
        process = launch(spec, pidFiles);
    }

    @Override
    public void close() {
        terminate();
        pidFiles.remove(spec.name());
    }

    private static Process launch(ChildSpec spec, PidFiles pidFiles) {
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        try {
            Process process = builder.start();
            pidFiles.write(spec.name(), process.pid());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + spec.name(), e);
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new ChildFailedException("cannot send " + name + " to " + spec.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ProcessHandle started) {
        var _ = started.onExit()
                .completeOnTimeout(started, STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private boolean awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(spec.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
