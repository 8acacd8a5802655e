package dev.lockstep.edge.access;

import java.io.Closeable;
import java.io.IOException;

/** Where lines go. Used by one thread at a time, and may take its time. */
public interface LineSink extends Closeable {

    /** Whole lines, each with its end. If this fails, some of them may be written. */
    void write(byte[] lines) throws IOException;
}
