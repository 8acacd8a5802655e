package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.WatchedStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that somebody sends, until they are too many. */
final class BoundedStream extends WatchedStream {
    private final Excess excess;
    private long left;

    BoundedStream(InputStream source, long most, Excess excess) {
        super(source);
        this.left = most;
        this.excess = excess;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new ExcessException(excess);
        }
        return read;
    }
}
