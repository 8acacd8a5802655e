package dev.lockstep.edge.door.vertx;

import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.door.Connections;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Stands before the decoder of every connection that arrives. Vert.x tells of a connection before it reads from it, and
 * has no other way to its channel than the one taken here: without it, the connection is closed.
 */
public final class FrontDoor implements Handler<HttpConnection> {

    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());

    private static final String DECODER = "httpDecoder";
    private static final String ENCODER = "httpEncoder";

    private final Limits limits;
    private final Refusals refusals;
    private final DateHeader date;
    private final Connections connections;
    private final Predicate<String> trusted;
    private final LongAdder open = new LongAdder();
    private final Shortcut shortcut;

    /** Nobody's connections are beyond counting, and everybody is let in. */
    public FrontDoor(Limits limits, Refusals refusals, Clock clock) {
        this(limits, refusals, clock, new Orders(_ -> false, Shortcut.NONE));
    }

    public FrontDoor(Limits limits, Refusals refusals, Clock clock, Orders orders) {
        this.trusted = orders.trusted();
        this.shortcut = orders.shortcut();
        this.limits = limits;
        this.date = new DateHeader(clock);
        this.refusals = refusals;
        this.connections = new Connections(limits.connections());
    }

    /**
     * Who is treated in another way than others.
     *
     * @param trusted the addresses of those who bring many visitors, and so may have any number of connections
     * @param shortcut answers whoever need not be let in
     */
    public record Orders(Predicate<String> trusted, Shortcut shortcut) {}

    @Override
    public void handle(HttpConnection connection) {
        Channel channel = ((HttpServerConnection) connection).channel();
        if (!enter(connection.remoteAddress(), channel)) {
            refusals.count(Refusal.TOO_MANY_CONNECTIONS);
            turnAway(channel);
        } else if (!isGuarded(channel.pipeline())) {
            LOG.log(System.Logger.Level.ERROR, "connection closed reason=no-place-for-the-door");
            turnAway(channel);
        } else {
            open.increment();
            var _ = channel.closeFuture().addListener(_ -> open.decrement());
        }
    }

    /** Connections that were let in and are open, whoever's they are. */
    public long open() {
        return open.sum();
    }

    /** What was read together with the end of a handshake would reach a decoder with no door before it: nobody hears it. */
    private static void turnAway(Channel channel) {
        String last = channel.pipeline().lastContext().name();
        channel.pipeline().addBefore(last, "wall", new Wall());
        var _ = channel.close();
    }

    /** By the visitor's address, where a proxy has told it before all else. */
    private boolean enter(SocketAddress from, Channel channel) {
        if (from.hostAddress() == null || trusted.test(from.hostAddress())) {
            return true;
        }
        InetAddress address = InetAddress.ofLiteral(from.hostAddress());
        if (!connections.enter(address)) {
            return false;
        }
        var _ = channel.closeFuture().addListener(_ -> connections.leave(address));
        return true;
    }

    /**
     * Whether all that is read from here on is read in one way. What HTTP/2 has instead of lines is so by itself; before
     * a decoder of HTTP/1.1 stands the door now.
     */
    private boolean isGuarded(ChannelPipeline pipeline) {
        pipeline.addFirst("uptake", new Uptake(limits, refusals));
        if (pipeline.get(Http2ConnectionHandler.class) != null) {
            return true;
        }
        // Vert.x only reports what is thrown at it here, and goes on without a door.
        if (pipeline.get(DECODER) == null || pipeline.get(ENCODER) == null) {
            return false;
        }
        Exchanges exchanges = new Exchanges();
        pipeline.addBefore(DECODER, "quiet", new Quiet(limits.quiet()));
        Farewell farewell = new Farewell(exchanges, refusals, date);
        Doorkeeper doorkeeper = new Doorkeeper(shortcut, exchanges);
        pipeline.addBefore(DECODER, "door", new Door(limits, exchanges, farewell, doorkeeper));
        pipeline.addAfter(ENCODER, "answers", new Answers(exchanges));
        return true;
    }
}
