package dev.lockstep.edge.vertx.visit;

import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** Where a request ends and how an answer breaks off, which HTTP/1.1 and HTTP/2 tell in ways of their own. */
final class Framing {

    /** RFC 9113 §7. */
    private static final long NO_ERROR = 0x0;

    private static final long INTERNAL_ERROR = 0x2;

    private Framing() {}

    /** Asked when the head has arrived, and before anything else has. */
    static boolean hasBody(HttpServerRequest request) {
        @Nullable String length = request.getHeader("content-length");
        if (length != null && length.equals("0")) {
            return false;
        }
        return isStream(request)
                ? isOpen(request)
                : length != null || request.headers().contains("transfer-encoding");
    }

    /** A body is there when the head's frame does not end the stream (RFC 9113 §8.1); the length may not be told. */
    private static boolean isOpen(HttpServerRequest request) {
        Http2ConnectionHandler handler =
                ((ConnectionBase) request.connection()).channel().pipeline().get(Http2ConnectionHandler.class);
        @Nullable Http2Stream stream = handler.connection().stream(request.streamId());
        return stream != null && stream.state().remoteSideOpen();
    }

    /** What was said so far must not look whole: the stream is reset, or the connection closed where that is all there is. */
    static void breakOff(HttpServerResponse response) {
        response.reset(INTERNAL_ERROR);
    }

    /** The answer is whole, and what is left of the request is of no use to anybody (RFC 9113 §8.1). */
    static void leaveRest(HttpServerRequest request) {
        if (isStream(request)) {
            request.response().reset(NO_ERROR);
        } else {
            // A connection with half a request on it can carry no other.
            var _ = request.connection().close();
        }
    }

    /** Whether its connection is no more, which a file that is being sent hears before the response does. */
    static boolean isGone(HttpServerRequest request) {
        return !((ConnectionBase) request.connection()).channel().isActive();
    }

    /** Has what is left of a request flow by, unless it is over. */
    static void letFlow(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2;
    }
}
