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
import java.util.concurrent.TimeUnit;
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
    private final Drain drain;

    /** Nobody's connections are beyond counting, and everybody is let in. */
    public FrontDoor(Limits limits, Refusals refusals, Clock clock) {
        this(limits, refusals, clock, new Orders(_ -> false, Shortcut.NONE, new Drain(limits.quiet())));
    }

    public FrontDoor(Limits limits, Refusals refusals, Clock clock, Orders orders) {
        this.trusted = orders.trusted();
        this.shortcut = orders.shortcut();
        this.drain = orders.drain();
        this.limits = limits;
        this.date = new DateHeader(clock);
        this.refusals = refusals;
        this.connections = new Connections(limits.connections());
    }

    /**
     * Who is treated in another way than others, and when.
     *
     * @param trusted the addresses of those who bring many visitors, and so may have any number of connections
     * @param shortcut answers whoever need not be let in
     * @param drain ends all connections, once it begins
     */
    public record Orders(Predicate<String> trusted, Shortcut shortcut, Drain drain) {}

    @Override
    public void handle(HttpConnection connection) {
        Channel channel = ((HttpServerConnection) connection).channel();
        if (!enter(connection.remoteAddress(), channel)) {
            refusals.count(Refusal.TOO_MANY_CONNECTIONS);
            turnAway(channel);
        } else if (!isGuarded(connection, channel)) {
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

    /** Twice: until the first is heard, streams may begin that are still to be answered (RFC 9113 §6.8). */
    private void goAway(HttpConnection connection, Channel channel) {
        var _ = connection.goAway(0, Integer.MAX_VALUE);
        drain.whenQuiet(channel, () -> {
            // By itself, a shutdown leaves it at the first.
            var _ = connection.goAway(0);
            var _ = connection.shutdown(1, TimeUnit.HOURS);
        });
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
    private boolean isGuarded(HttpConnection connection, Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addFirst("uptake", new Uptake(limits, refusals));
        if (pipeline.get(Http2ConnectionHandler.class) != null) {
            drain.enter(channel, () -> goAway(connection, channel));
            return true;
        }
        // Vert.x only reports what is thrown at it here, and goes on without a door.
        if (pipeline.get(DECODER) == null || pipeline.get(ENCODER) == null) {
            return false;
        }
        Exchanges exchanges = new Exchanges(drain::hasBegun);
        Farewell farewell = new Farewell(exchanges, refusals, date);
        pipeline.addBefore(DECODER, "quiet", new Quiet(limits.quiet()));
        Doorkeeper doorkeeper = new Doorkeeper(shortcut, exchanges);
        pipeline.addBefore(DECODER, "door", new Door(limits, exchanges, farewell, doorkeeper));
        pipeline.addAfter(ENCODER, "answers", new Answers(exchanges, farewell));
        drain.enter(channel, () -> part(pipeline, exchanges, farewell));
        return true;
    }

    private void part(ChannelPipeline pipeline, Exchanges exchanges, Farewell farewell) {
        // Before the door, which hands on nothing of a head until that is whole; a closed connection has none any more.
        if (pipeline.get(Door.class) != null && pipeline.get(Parting.class) == null) {
            pipeline.addBefore("door", "parting", new Parting(drain.quiet(), exchanges, farewell));
        }
    }
}
