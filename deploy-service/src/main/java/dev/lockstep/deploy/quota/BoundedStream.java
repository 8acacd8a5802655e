package dev.lockstep.deploy.quota;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that somebody sends, until they are too many. */
final class BoundedStream extends FilterInputStream {
    private final Excess excess;
    private long left;

    BoundedStream(InputStream source, long most, Excess excess) {
        super(source);
        this.left = most;
        this.excess = excess;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new ExcessException(excess);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
