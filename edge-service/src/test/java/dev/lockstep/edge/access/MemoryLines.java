package dev.lockstep.edge.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Lines in memory, which may refuse more. */
public final class MemoryLines implements LineSink {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private volatile boolean full;
    private volatile boolean closed;

    /** Nothing more can be written until there is room again. */
    void isFull(boolean now) {
        full = now;
    }

    boolean isClosed() {
        return closed;
    }

    public String written() {
        return String.join("", lines);
    }

    @Override
    public void write(byte[] more) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        lines.add(new String(more, US_ASCII));
    }

    @Override
    public void close() {
        closed = true;
    }
}
