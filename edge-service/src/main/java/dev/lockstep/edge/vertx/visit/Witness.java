package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.access.Fields;
import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.access.RequestLine;
import dev.lockstep.edge.access.Source;
import dev.lockstep.edge.door.Notice;
import dev.lockstep.edge.vertx.departure.Departure;
import dev.lockstep.edge.vertx.departure.Departures;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes note of visits. Where there is no log, it sees nothing, and nothing is put in anybody's way. */
public final class Witness {

    private final AccessLog log;
    private final InstantSource clock;
    private final boolean asleep;

    public Witness(AccessLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        this.asleep = log.equals(AccessLog.OFF);
    }

    /** Whatever comes on this connection is seen; called when the door stands before it. */
    public void greet(HttpConnection connection) {
        if (asleep) {
            return;
        }
        Channel channel = ((ConnectionBase) connection).channel();
        if (channel.isActive()) {
            String peer = String.valueOf(connection.remoteAddress().hostAddress());
            Client client = new Client(peer, connection.isSsl(), false);
            Departures.watch(channel, notice -> refused(client, notice));
        }
    }

    void see(Visitor visitor) {
        if (!asleep) {
            see(visitor.request(), visitor.client(), visitor::source);
        }
    }

    /** A request for nothing of any site. */
    void see(HttpServerRequest request, Receiving receiving) {
        if (!asleep) {
            see(request, receiving.client(request), () -> Source.NONE);
        }
    }

    private void see(HttpServerRequest request, Client client, Supplier<Source> source) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        @Nullable Departures departures = channel.attr(Departures.KEY).get();
        if (departures != null) {
            Sighting sighting = new Sighting(log, request, client, source, clock.instant());
            departures.expect(request.streamId(), new Departure(sighting));
        }
    }

    /** How long it took is not known: nobody has heard it begin. */
    private void refused(Client client, Notice.OfUnheard notice) {
        RequestLine line = RequestLine.of(notice.requestLine());
        Outcome outcome = Sighting.outcome(notice.why());
        log.log(new Access(clock.instant(), Duration.ZERO, client, line, Fields.UNREAD, outcome, Source.NONE));
    }
}
