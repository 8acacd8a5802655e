package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.edge.answer.ByteRange;
import dev.lockstep.edge.answer.DateHeader;
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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Writes replies. Bytes in memory go out at once; others are sent by a thread that may block. */
final class ReplyWriter {

    private static final System.Logger LOG = System.getLogger(ReplyWriter.class.getName());

    private final Bodies bodies;
    private final LargeBodies large;
    private final Executor blocking;
    private final DateHeader date;

    ReplyWriter(Bodies bodies, Executor blocking, DateHeader date) {
        this.bodies = bodies;
        this.large = new LargeBodies(bodies);
        this.blocking = blocking;
        this.date = date;
    }

    /** A reply whose body is stored, until the last look at it. */
    private record Outgoing(
            HttpServerRequest request,
            Context context,
            Reply reply,
            Reply.Content.OfBlob body,
            UnaryOperator<Reply> lastLook) {

        Blob blob() {
            return body.blob();
        }

        /** What goes out: the reply, or something else in its place. */
        Reply looked() {
            return lastLook.apply(reply);
        }
    }

    /** Now, as a field says it. */
    String date() {
        return date.now();
    }

    /** Called on the request's context. The last look is taken when nothing is left to be done before the bytes go out. */
    void write(HttpServerRequest request, Context context, Reply reply, UnaryOperator<Reply> lastLook) {
        if (!(reply.content() instanceof Reply.Content.OfBlob body) || isHead(request)) {
            plain(request, lastLook.apply(reply));
        } else {
            write(new Outgoing(request, context, reply, body, lastLook));
        }
    }

    private void write(Outgoing out) {
        if (bodies.isSmall(out.blob())) {
            small(out);
        } else {
            blocking.execute(() -> large(out));
        }
    }

    private void plain(HttpServerRequest request, Reply reply) {
        switch (reply.content()) {
            case Reply.Content.None() -> end(head(request, reply).end());
            case Reply.Content.Text(String text) ->
                whole(request, reply, Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
            case Reply.Content.OfBlob content ->
                end(head(request, reply, content.length()).end());
        }
    }

    private void small(Outgoing out) {
        CompletableFuture<ByteBuffer> bytes = bodies.load(out.blob());
        if (bytes.isDone() && !bytes.isCompletedExceptionally()) {
            loaded(out.request(), out.looked(), bytes.resultNow());
            return;
        }
        var _ = bytes.whenComplete((loaded, failure) -> out.context().runOnContext(_ -> {
            if (failure == null) {
                loaded(out.request(), out.looked(), loaded);
            } else {
                lost(out, failure);
            }
        }));
    }

    /** What was loaded, unless the last look had something else go out. */
    private void loaded(HttpServerRequest request, Reply reply, ByteBuffer body) {
        switch (reply.content()) {
            case Reply.Content.Stored _ -> whole(request, reply, shared(body));
            case Reply.Content.Part(Blob _, ByteRange range) -> whole(request, reply, shared(slice(body, range)));
            case Reply.Content.Parts parts -> whole(request, reply, joined(parts, body));
            case Reply.Content.Text _, Reply.Content.None _ -> plain(request, reply);
        }
    }

    /** The same bytes for every visitor. Vert.x 4 has no other way to take them without a copy than this one. */
    @SuppressWarnings("deprecation")
    static Buffer shared(ByteBuffer body) {
        return Buffer.buffer(Unpooled.wrappedBuffer(body.duplicate()));
    }

    private static Buffer joined(Reply.Content.Parts parts, ByteBuffer body) {
        Buffer joined = Buffer.buffer((int) parts.length());
        for (Reply.Piece piece : parts.pieces()) {
            joined.appendString(piece.before()).appendBuffer(shared(slice(body, piece.range())));
        }
        return joined.appendString(parts.end());
    }

    private static ByteBuffer slice(ByteBuffer body, ByteRange range) {
        return body.slice((int) range.from(), (int) range.length());
    }

    private void whole(HttpServerRequest request, Reply reply, Buffer body) {
        HttpServerResponse response = head(request, reply, body.length());
        end(isHead(request) ? response.end() : response.end(body));
    }

    private void large(Outgoing out) {
        try {
            Optional<Path> file = large.file(out.body());
            if (file.isPresent()) {
                String path = file.get().toString();
                out.context().runOnContext(_ -> file(out, path));
            } else {
                inPieces(out);
            }
        } catch (IOException failure) {
            out.context().runOnContext(_ -> lost(out, failure));
        }
    }

    private void inPieces(Outgoing out) {
        try {
            large.send(out.body(), () -> begin(out));
        } catch (IOException failure) {
            out.context().runOnContext(_ -> lost(out, failure));
        } catch (LargeBodies.VisitorLeftException gone) {
            LOG.log(System.Logger.Level.DEBUG, "visitor left blob=" + out.blob().digest());
        }
    }

    private void file(Outgoing out, String path) {
        Reply looked = out.looked();
        switch (looked.content()) {
            case Reply.Content.Stored stored -> send(out, looked, new Slice(path, 0, stored.length()));
            case Reply.Content.Part(Blob _, ByteRange range) ->
                send(out, looked, new Slice(path, range.from(), range.length()));
            case Reply.Content.Parts _, Reply.Content.Text _, Reply.Content.None _ -> plain(out.request(), looked);
        }
    }

    /** A copy that is given up before it is opened is read like a body that was no file in the first place. */
    private void send(Outgoing out, Reply looked, Slice slice) {
        var _ = head(out.request(), looked, slice.length())
                .sendFile(slice.path(), slice.from(), slice.length())
                .onFailure(failure -> {
                    if (out.request().response().headWritten() || Framing.isGone(out.request())) {
                        lost(out, failure);
                    } else {
                        blocking.execute(() -> inPieces(out));
                    }
                });
    }

    /** A part of a file. */
    private record Slice(String path, long from, long length) {}

    /** The response with its head, unless the last look had something else go out. */
    private Optional<HttpServerResponse> begin(Outgoing out) {
        Reply looked = out.looked();
        if (looked.content() instanceof Reply.Content.OfBlob content) {
            return Optional.of(head(out.request(), looked, content.length()));
        }
        out.context().runOnContext(_ -> plain(out.request(), looked));
        return Optional.empty();
    }

    /** The store cannot give what it is known to have had. */
    private void lost(Outgoing out, Throwable failure) {
        HttpServerResponse response = out.request().response();
        if (response.closed() || Framing.isGone(out.request())) {
            LOG.log(System.Logger.Level.DEBUG, "visitor left blob=" + out.blob().digest());
            return;
        }
        LOG.log(
                System.Logger.Level.ERROR,
                "body not available blob=" + out.blob().digest() + " reason=" + failure.getMessage());
        if (response.headWritten()) {
            Framing.breakOff(response);
        } else {
            response.headers().clear();
            plain(
                    out.request(),
                    Reply.plain(503, "This cannot be read at the moment.").with("retry-after", "1"));
        }
    }

    private HttpServerResponse head(HttpServerRequest request, Reply reply, long length) {
        HttpServerResponse response = head(request, reply);
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
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
