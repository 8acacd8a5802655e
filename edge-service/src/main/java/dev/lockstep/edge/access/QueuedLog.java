package dev.lockstep.edge.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Has one thread write what many tell of. Between them is a queue with an end: when whatever is written to is too slow,
 * entries are dropped and counted, as a log is worth less than the visitors it tells of.
 */
public final class QueuedLog implements AccessLog {

    private static final System.Logger LOG = System.getLogger(QueuedLog.class.getName());

    /** Written in one go. */
    private static final int MOST_AT_ONCE = 256;

    /** How long a log that is being closed waits for whoever tells late, and how soon it notices that it is. */
    private static final long IDLE_MILLIS = 100;

    /** A pipe that nobody reads must not keep an edge from stopping. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AccessFormat format;
    private final LineSink sink;
    private final BlockingQueue<Access> queue;
    private final LongAdder dropped = new LongAdder();
    private final Thread writer;
    private final List<Access> batch = new ArrayList<>(MOST_AT_ONCE);
    private volatile boolean closing;
    private boolean failing;
    private long toldDropped;

    /** Begins at once; {@code most} requests can wait to be written. */
    public QueuedLog(AccessFormat format, LineSink sink, int most) {
        this.format = format;
        this.sink = sink;
        this.queue = new ArrayBlockingQueue<>(most);
        this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::run);
    }

    @Override
    public void log(Access access) {
        if (!queue.offer(access)) {
            dropped.increment();
        }
    }

    /** How many requests are in no log, because there was no room for them or they could not be written. */
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!writer.join(PATIENCE)) {
                LOG.log(System.Logger.Level.WARNING, "access log left unwritten count=" + queue.size());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (sink) {
            while (await()) {
                write();
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "access log could not be closed reason=" + failure.getMessage());
        }
    }

    /** Fills the batch; whether anything is in it, as opposed to nothing being left to come. */
    private boolean await() {
        batch.clear();
        while (batch.isEmpty()) {
            @Nullable Access first = poll();
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, MOST_AT_ONCE - 1);
            } else if (closing) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Access poll() {
        try {
            return queue.poll(IDLE_MILLIS, MILLISECONDS);
        } catch (InterruptedException stop) {
            closing = true;
            return null;
        }
    }

    private void write() {
        StringBuilder lines = new StringBuilder();
        batch.forEach(access -> format.append(lines, access));
        try {
            sink.write(lines.toString().getBytes(US_ASCII));
            written();
        } catch (IOException failure) {
            failed(failure);
        }
    }

    private void written() {
        failing = false;
        long now = dropped();
        if (now > toldDropped && queue.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "access log goes on dropped=" + (now - toldDropped));
            toldDropped = now;
        }
    }

    private void failed(IOException failure) {
        dropped.add(batch.size());
        if (!failing) {
            LOG.log(System.Logger.Level.ERROR, "access log cannot be written reason=" + failure.getMessage());
        }
        failing = true;
    }
}
