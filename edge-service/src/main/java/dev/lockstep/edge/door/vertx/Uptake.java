package dev.lockstep.edge.door.vertx;

import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose client takes what it asked for more slowly than it may send a content: within some
 * {@link Limits#bodyTime} in a row it takes all there is, one whole message, or as many bytes as the rate has by then. What
 * the kernel holds for it counts as taken, and the kernel tells of that in large pieces: hence several times. Stands nearest
 * to the socket.
 */
final class Uptake extends ChannelDuplexHandler {

    private static final int MOST_SLOW = 3;

    private final Limits limits;
    private final Refusals refusals;
    private final long least;
    private long written;
    private int unflushed;
    private Seen seen = Seen.NOTHING;
    private int slow;
    private @Nullable ScheduledFuture<?> next;

    /**
     * The message that leaves next.
     *
     * @param message its number on this connection
     * @param progress bytes of it that have left
     */
    private record Seen(long message, long progress) {
        static final Seen NOTHING = new Seen(-1, 0);
    }

    Uptake(Limits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
        this.least = Math.max(
                1,
                limits.bodyBytesPerSecond()
                        * limits.bodyTime().toMillis()
                        / Duration.ofSeconds(1).toMillis());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        lookLater(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        var _ = context.fireChannelInactive();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        written++;
        unflushed++;
        var _ = context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        unflushed = 0;
        var _ = context.flush();
    }

    private void lookLater(ChannelHandlerContext context) {
        long millis = limits.bodyTime().toMillis();
        next = context.executor().schedule(() -> look(context), millis, TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext context) {
        @Nullable ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        if (waiting == null) {
            return;
        }
        Seen now = waiting.isEmpty()
                ? Seen.NOTHING
                : new Seen(written - unflushed - waiting.size(), waiting.currentProgress());
        slow = isTooSlow(now) ? slow + 1 : 0;
        if (slow == MOST_SLOW) {
            refusals.count(Refusal.SLOW_READ);
            var _ = context.close();
        } else {
            seen = now;
            lookLater(context);
        }
    }

    private boolean isTooSlow(Seen now) {
        return !now.equals(Seen.NOTHING) && now.message() == seen.message() && now.progress() - seen.progress() < least;
    }

    private void stop() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
