package dev.lockstep.edge.door.vertx;

import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.door.Connections;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;

/**
 * Stands before the decoder of every connection that arrives. Vert.x tells of a connection before it reads from it, and
 * has no other way to its channel than the one taken here: without it, the connection is closed.
 */
public final class FrontDoor implements Handler<HttpConnection> {

    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";

    private final Limits limits;
    private final Refusals refusals;
    private final DateHeader date;
    private final Connections connections;

    public FrontDoor(Limits limits, Refusals refusals, Clock clock) {
        this.limits = limits;
        this.date = new DateHeader(clock);
        this.refusals = refusals;
        this.connections = new Connections(limits.connections());
    }

    @Override
    public void handle(HttpConnection connection) {
        Channel channel = ((HttpServerConnection) connection).channel();
        if (!enter(channel)) {
            refusals.count(Refusal.TOO_MANY_CONNECTIONS);
            var _ = channel.close();
            return;
        }
        guard(channel.pipeline());
    }

    private boolean enter(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            return true;
        }
        InetAddress address = remote.getAddress();
        if (!connections.enter(address)) {
            return false;
        }
        var _ = channel.closeFuture().addListener(_ -> connections.leave(address));
        return true;
    }

    /** What HTTP/2 has instead of lines is not to be taken in two ways. */
    private void guard(ChannelPipeline pipeline) {
        if (pipeline.get(Http2ConnectionHandler.class) != null) {
            return;
        }
        if (pipeline.get(DECODER) == null || pipeline.get(ENCODER) == null) {
            throw new IllegalStateException("the door cannot be put before a decoder that is not there");
        }
        Exchanges exchanges = new Exchanges();
        pipeline.addBefore(DECODER, "quiet", new Quiet(limits.quiet()));
        pipeline.addBefore(DECODER, "door", new Door(limits, exchanges, new Farewell(exchanges, refusals, date)));
        pipeline.addAfter(ENCODER, "answers", new Answers(exchanges));
    }
}
