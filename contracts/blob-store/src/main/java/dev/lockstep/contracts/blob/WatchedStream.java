package dev.lockstep.contracts.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that sees all that is read of another: every way to read, and to skip, comes down to the one that fills an
 * array, and nobody gets back to what was read.
 */
public abstract class WatchedStream extends FilterInputStream {
    private static final int MOST_SKIPPED = 8192;

    protected WatchedStream(InputStream source) {
        super(source);
    }

    @Override
    public abstract int read(byte[] buffer, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Reads what it skips, and may skip less than it is told. */
    @Override
    public final long skip(long count) throws IOException {
        return readNBytes(Math.clamp(count, 0, MOST_SKIPPED)).length;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }

    @Override
    public final synchronized void mark(int limit) {}

    @Override
    public final synchronized void reset() throws IOException {
        throw new IOException("nobody gets back to what was read");
    }
}
