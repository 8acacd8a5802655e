package dev.lockstep.contracts.blob.s3;

import dev.lockstep.contracts.blob.WatchedStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/** An object that is being read. One that is closed before its end is broken off, since the rest would be read for nobody. */
final class ObjectStream extends WatchedStream {

    private final ResponseInputStream<?> object;
    private boolean ended;

    ObjectStream(ResponseInputStream<?> object) {
        super(object);
        this.object = object;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        ended |= read < 0;
        return read;
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            object.abort();
        }
        super.close();
    }
}
