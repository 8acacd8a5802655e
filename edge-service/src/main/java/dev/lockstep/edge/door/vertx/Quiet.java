package dev.lockstep.edge.door.vertx;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a connection on which nothing happens. A byte that leaves is something, however large the rest of what it is of. */
final class Quiet extends IdleStateHandler {

    Quiet(Duration most) {
        super(true, 0, 0, most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        var _ = context.close();
    }
}
