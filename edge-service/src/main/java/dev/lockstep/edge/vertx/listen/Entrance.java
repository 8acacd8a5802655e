package dev.lockstep.edge.vertx.listen;

import dev.lockstep.contracts.client.Proxies;
import dev.lockstep.edge.vertx.visit.Receiving;
import dev.lockstep.edge.vertx.visit.Witness;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Whose connections a port takes. Where proxies say who their visitors are, only trusted ones may come at all: whoever else
 * came could say anything.
 */
final class Entrance {

    private static final System.Logger LOG = System.getLogger(Entrance.class.getName());

    private final Listening listening;
    private final Proxies proxies;
    private final Witness witness;
    private final Handler<HttpConnection> door;

    /** {@code door} is shown whoever is taken. */
    Entrance(Listening listening, Receiving receiving, Handler<HttpConnection> door) {
        this.listening = listening;
        this.proxies = receiving.proxies();
        this.witness = receiving.witness();
        this.door = door;
    }

    /** Closes what is not to be taken. */
    void greet(HttpConnection connection) {
        if (admits(connection)) {
            door.handle(connection);
            witness.greet(connection);
        } else {
            LOG.log(System.Logger.Level.DEBUG, "connection refused port=" + listening.port());
            var _ = connection.close();
        }
    }

    /** Asked for each request too: one may have come with the first bytes of a connection that is being closed. */
    boolean admits(HttpConnection connection) {
        return isFromProxy(connection) && isSpoken(connection);
    }

    private boolean isFromProxy(HttpConnection connection) {
        return !listening.proxyProtocol()
                || proxies.isTrusted(
                        String.valueOf(connection.remoteAddress(true).hostAddress()));
    }

    /** HTTP/2 alone is not HTTP/1.1, and not what was upgraded from it. */
    private boolean isSpoken(HttpConnection connection) {
        if (!(listening.speaks() instanceof Listening.Speaks.Http2)) {
            return true;
        }
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        return pipeline.get(Http2ConnectionHandler.class) != null && pipeline.get(HttpRequestDecoder.class) == null;
    }
}
