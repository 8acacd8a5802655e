package dev.lockstep.edge.vertx.departure;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a connection of HTTP/2, each on a stream of its own. What a stream was given may wait for the visitor to
 * open its window: only frames tell what has left (RFC 9113 §4.1).
 */
final class Http2Departures extends ChannelOutboundHandlerAdapter implements Departures {

    private static final int DATA = 0x0;
    private static final int HEADERS = 0x1;
    private static final int END_STREAM = 0x1;

    private final Map<Integer, Departure> expected = new HashMap<>();
    private final Frames frames = new Frames(this::frame);
    private @Nullable Departure ending;

    private Http2Departures() {}

    static Departures on(ChannelPipeline pipeline, Http2ConnectionHandler http2) {
        Http2Departures departures = new Http2Departures();
        pipeline.addBefore(pipeline.context(http2).name(), "departures", departures);
        http2.connection().addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                departures.closed(stream.id());
            }
        });
        return departures;
    }

    @Override
    public void expect(int stream, Departure departure) {
        expected.put(stream, departure);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (message instanceof ByteBuf bytes) {
            frames.read(bytes);
        }
        Departure last = ending;
        if (last != null && frames.isBetween()) {
            ending = null;
            var _ = context.write(message, written.unvoid().addListener(sent -> end(last, sent.isSuccess())));
        } else {
            var _ = context.write(message, written);
        }
    }

    private static void end(Departure departure, boolean whole) {
        if (whole) {
            departure.whole();
        } else {
            long _ = departure.broken(0);
        }
    }

    private void frame(Frames.Head head) {
        @Nullable Departure departure = expected.get(head.stream());
        if (departure == null || (head.type() != DATA && head.type() != HEADERS)) {
            return;
        }
        if (head.type() == DATA) {
            departure.add(head.length());
        }
        if ((head.flags() & END_STREAM) != 0) {
            expected.remove(head.stream());
            ending = departure;
        }
    }

    /** By the visitor, by this edge, or with its connection. */
    private void closed(int stream) {
        @Nullable Departure departure = expected.remove(stream);
        if (departure != null) {
            long _ = departure.broken(0);
        }
    }
}
