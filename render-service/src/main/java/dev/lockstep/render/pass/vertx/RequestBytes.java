package dev.lockstep.render.pass.vertx;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The body of a request, for a thread that may block. A few buffers are asked for ahead, and one more when one was taken,
 * so that no more than these are held however fast the visitor sends. The end comes by itself then: of a request of
 * which nothing more is asked for it is never known that it has ended.
 */
final class RequestBytes extends InputStream {

    private static final int AHEAD = 4;

    private final HttpServerRequest request;
    private final Context context;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private Buffer current = Buffer.buffer();
    private int position;
    private boolean ended;

    private sealed interface Part {
        record Bytes(Buffer buffer) implements Part {}

        record End() implements Part {}

        record Broken(String reason) implements Part {}
    }

    /** The request is paused, and this is called on its context. */
    RequestBytes(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
        request.handler(buffer -> parts.add(new Part.Bytes(buffer)));
        request.endHandler(end -> parts.add(new Part.End()));
        request.exceptionHandler(failure -> parts.add(new Part.Broken(String.valueOf(failure.getMessage()))));
        request.fetch(AHEAD);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == current.length()) {
            if (ended) {
                return -1;
            }
            next();
        }
        int count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, bytes, offset);
        position += count;
        return count;
    }

    private void next() throws IOException {
        switch (take()) {
            case Part.Bytes(Buffer buffer) -> {
                current = buffer;
                position = 0;
                context.runOnContext(_ -> request.fetch(1));
            }
            case Part.End() -> ended = true;
            case Part.Broken(String reason) -> throw new IOException("the visitor's request broke off: " + reason);
        }
    }

    private Part take() throws IOException {
        try {
            return parts.take();
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the visitor has left");
        }
    }
}
