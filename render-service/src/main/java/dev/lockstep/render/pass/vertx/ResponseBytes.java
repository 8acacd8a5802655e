package dev.lockstep.render.pass.vertx;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/** The body of a response, from a thread that may block: each write returns when the bytes are on their way. */
final class ResponseBytes extends OutputStream {

    private final HttpServerResponse response;

    ResponseBytes(HttpServerResponse response) {
        this.response = response;
    }

    @Override
    public void write(int value) throws IOException {
        await(response.write(Buffer.buffer(new byte[] {(byte) value})));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            await(response.write(Buffer.buffer(length).appendBytes(bytes, offset, length)));
        }
    }

    @Override
    public void close() throws IOException {
        if (!response.ended()) {
            await(response.end());
        }
    }

    private static void await(Future<Void> written) throws IOException {
        try {
            var _ = written.toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the visitor has left");
        } catch (ExecutionException failure) {
            throw new IOException("the visitor could not be answered", failure.getCause());
        }
    }
}
