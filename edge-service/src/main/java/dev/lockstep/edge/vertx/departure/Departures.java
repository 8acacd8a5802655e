package dev.lockstep.edge.vertx.departure;

import dev.lockstep.edge.door.Notice;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import java.util.function.Consumer;

/**
 * The answers of one connection, watched where they become bytes: what Vert.x tells of them is what it was given to write,
 * and not what has left.
 */
public interface Departures {

    AttributeKey<Departures> KEY = AttributeKey.valueOf(Departures.class, "departures");

    /** The next answer, on this stream where there are several. */
    void expect(int stream, Departure departure);

    /** Watches from here on; {@code unheard} is told of requests that the door has refused. */
    static void watch(Channel channel, Consumer<Notice.OfUnheard> unheard) {
        ChannelPipeline pipeline = channel.pipeline();
        Http2ConnectionHandler http2 = pipeline.get(Http2ConnectionHandler.class);
        Departures departures =
                http2 == null ? Http1Departures.on(pipeline, unheard) : Http2Departures.on(pipeline, http2);
        channel.attr(KEY).set(departures);
    }
}
