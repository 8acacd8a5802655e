package dev.lockstep.edge.door.vertx;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a connection that is not needed any more: one on which nothing is under way, and on which nothing comes for a while. */
final class Parting extends IdleStateHandler {

    private final Exchanges exchanges;
    private final Farewell farewell;

    Parting(Duration quiet, Exchanges exchanges, Farewell farewell) {
        super(true, 0, 0, quiet.toMillis(), TimeUnit.MILLISECONDS);
        this.exchanges = exchanges;
        this.farewell = farewell;
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        if (exchanges.isQuiet()) {
            exchanges.part();
            farewell.part(context);
        }
    }
}
