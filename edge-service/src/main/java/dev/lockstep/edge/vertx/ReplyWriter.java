package dev.lockstep.edge.vertx;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.body.Bodies;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Writes replies. Bytes in memory go out at once; others are read on a thread that may block, at the visitor's pace. */
final class ReplyWriter {

    private static final System.Logger LOG = System.getLogger(ReplyWriter.class.getName());
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Bodies bodies;
    private final Executor blocking;
    private final DateHeader date;

    ReplyWriter(Bodies bodies, Executor blocking, DateHeader date) {
        this.bodies = bodies;
        this.blocking = blocking;
        this.date = date;
    }

    /** Called on the request's context. The last look is taken when nothing is left to be done before the bytes go out. */
    void write(HttpServerRequest request, Context context, Reply reply, UnaryOperator<Reply> lastLook) {
        if (reply.content() instanceof Reply.Content.Stored(Blob blob) && !isHead(request)) {
            stored(request, context, reply, blob, lastLook);
        } else {
            plain(request, lastLook.apply(reply));
        }
    }

    private void plain(HttpServerRequest request, Reply reply) {
        switch (reply.content()) {
            case Reply.Content.None() -> end(head(request, reply).end());
            case Reply.Content.Text(String text) ->
                whole(request, reply, Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
            case Reply.Content.Stored(Blob blob) ->
                end(head(request, reply, blob.sizeBytes()).end());
        }
    }

    private void stored(
            HttpServerRequest request, Context context, Reply reply, Blob blob, UnaryOperator<Reply> lastLook) {
        if (bodies.isSmall(blob)) {
            small(request, context, reply, blob, lastLook);
        } else {
            blocking.execute(() -> large(request, context, reply, blob, lastLook));
        }
    }

    private void small(
            HttpServerRequest request, Context context, Reply reply, Blob blob, UnaryOperator<Reply> lastLook) {
        CompletableFuture<ByteBuffer> bytes = bodies.load(blob);
        if (bytes.isDone() && !bytes.isCompletedExceptionally()) {
            loaded(request, lastLook.apply(reply), bytes.resultNow());
            return;
        }
        var _ = bytes.whenComplete((loaded, failure) -> context.runOnContext(_ -> {
            if (failure == null) {
                loaded(request, lastLook.apply(reply), loaded);
            } else {
                lost(request, blob, failure);
            }
        }));
    }

    /** What was loaded, unless the last look had something else go out. */
    private void loaded(HttpServerRequest request, Reply reply, ByteBuffer body) {
        if (reply.content() instanceof Reply.Content.Stored) {
            whole(request, reply, shared(body));
        } else {
            plain(request, reply);
        }
    }

    /** The same bytes for every visitor. Vert.x 4 has no other way to take them without a copy than this one. */
    @SuppressWarnings("deprecation")
    private static Buffer shared(ByteBuffer body) {
        return Buffer.buffer(Unpooled.wrappedBuffer(body.duplicate()));
    }

    private void whole(HttpServerRequest request, Reply reply, Buffer body) {
        HttpServerResponse response = head(request, reply, body.length());
        end(isHead(request) ? response.end() : response.end(body));
    }

    private void large(
            HttpServerRequest request, Context context, Reply reply, Blob blob, UnaryOperator<Reply> lastLook) {
        try {
            Optional<Path> file = bodies.file(blob);
            if (file.isPresent()) {
                String path = file.get().toString();
                context.runOnContext(_ -> file(request, lastLook.apply(reply), blob, path));
            } else {
                stream(request, context, reply, blob, lastLook);
            }
        } catch (IOException failure) {
            context.runOnContext(_ -> lost(request, blob, failure));
        }
    }

    private void file(HttpServerRequest request, Reply reply, Blob blob, String path) {
        if (reply.content() instanceof Reply.Content.Stored) {
            var _ = head(request, reply, blob.sizeBytes())
                    .sendFile(path, 0, blob.sizeBytes())
                    .onFailure(failure -> lost(request, blob, failure));
        } else {
            plain(request, reply);
        }
    }

    /** The last bytes go out only when all have proved to be those that the digest names. */
    private void stream(
            HttpServerRequest request, Context context, Reply reply, Blob blob, UnaryOperator<Reply> lastLook) {
        try (InputStream bytes = bodies.open(blob)) {
            byte[] held = bytes.readNBytes(CHUNK_BYTES);
            Reply looked = lastLook.apply(reply);
            if (!(looked.content() instanceof Reply.Content.Stored)) {
                context.runOnContext(_ -> plain(request, looked));
                return;
            }
            HttpServerResponse response = head(request, looked, blob.sizeBytes());
            for (byte[] next = bytes.readNBytes(CHUNK_BYTES); next.length > 0; next = bytes.readNBytes(CHUNK_BYTES)) {
                await(response.write(Buffer.buffer(held)));
                held = next;
            }
            bodies.proved(blob);
            await(response.end(Buffer.buffer(held)));
        } catch (IOException failure) {
            context.runOnContext(_ -> lost(request, blob, failure));
        } catch (java.util.concurrent.CompletionException gone) {
            LOG.log(System.Logger.Level.DEBUG, "visitor left blob=" + blob.digest());
        }
    }

    private static void await(Future<Void> written) {
        var _ = written.toCompletionStage().toCompletableFuture().join();
    }

    /** The store cannot give what it is known to have had. */
    private void lost(HttpServerRequest request, Blob blob, Throwable failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                "body not available blob=" + blob.digest() + " reason=" + failure.getMessage());
        if (request.response().headWritten()) {
            request.response().reset();
        } else {
            whole(
                    request,
                    Reply.plain(503, "This cannot be read at the moment.").with("retry-after", "1"),
                    Buffer.buffer("This cannot be read at the moment.\n"));
        }
    }

    private HttpServerResponse head(HttpServerRequest request, Reply reply, long length) {
        HttpServerResponse response = head(request, reply);
        response.putHeader("content-length", Long.toString(length));
        return response;
    }

    private HttpServerResponse head(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response().setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.DATE, date.now());
        return response;
    }

    private static boolean isHead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** A visitor who has left needs no more. */
    private static void end(Future<Void> ended) {
        var _ = ended.onFailure(gone -> LOG.log(System.Logger.Level.DEBUG, "visitor left"));
    }
}
