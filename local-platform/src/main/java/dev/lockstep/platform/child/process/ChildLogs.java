package dev.lockstep.platform.child.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands over what processes log from now on, line by line, each with the name of its process before it. */
public final class ChildLogs implements AutoCloseable {

    private static final long POLL_MILLIS = 200;
    private static final long MOST_BYTES = 1 << 20;

    private final List<Tail> tails;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ChildLogs(List<Tail> tails) {
        this.tails = tails;
    }

    /** Follows the logs in a thread of its own until closed. */
    public static ChildLogs follow(List<ChildProcess> processes, Consumer<String> lines) {
        int width = processes.stream()
                .mapToInt(process -> process.name().length())
                .max()
                .orElse(0);
        ChildLogs logs = new ChildLogs(processes.stream()
                .map(process -> new Tail(
                        process,
                        process.name() + " ".repeat(width - process.name().length()),
                        lines))
                .toList());
        Thread.ofPlatform().daemon().name("child-logs").start(logs::run);
        return logs;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            boolean last;
            do {
                last = closed.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
                tails.forEach(Tail::handOver);
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Tail {

        private final ChildProcess process;
        private final String name;
        private final Consumer<String> lines;
        private long position;

        Tail(ChildProcess process, String name, Consumer<String> lines) {
            this.process = process;
            this.name = name;
            this.lines = lines;
            this.position = process.log().toFile().length();
        }

        /** Whole lines only; the rest of one that is still being written comes next time. */
        void handOver() {
            byte[] added = added();
            int end = added.length;
            while (end > 0 && added[end - 1] != '\n') {
                end--;
            }
            position += end;
            new String(added, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> lines.accept(name + " | " + line));
        }

        private byte[] added() {
            try (RandomAccessFile file = new RandomAccessFile(process.log().toFile(), "r")) {
                file.seek(position);
                byte[] added = new byte[(int) Math.min(MOST_BYTES, file.length() - position)];
                file.readFully(added);
                return added;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot follow " + process.log(), e);
            }
        }
    }
}
