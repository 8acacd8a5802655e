package dev.lockstep.edge.vertx.departure;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;

/** The end of a connection that is next to its socket: knows how much of what it was given is not sent yet. */
final class Outlet extends ChannelOutboundHandlerAdapter {

    private long stuck;

    /** In bytes, as they are on the wire. */
    long stuck() {
        return stuck;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        long bytes = bytes(message);
        stuck += bytes;
        ChannelProgressivePromise sent = context.newProgressivePromise();
        sent.addListener(new Sending(bytes, written));
        var _ = context.write(message, sent);
    }

    static long bytes(Object message) {
        return switch (message) {
            case ByteBuf bytes -> bytes.readableBytes();
            case ByteBufHolder holder -> holder.content().readableBytes();
            case FileRegion region -> region.count();
            default -> 0;
        };
    }

    /** One message on its way into the socket, which may take it in pieces. */
    private final class Sending implements ChannelProgressiveFutureListener {
        private final long bytes;
        private final ChannelPromise written;
        private long sent;

        Sending(long bytes, ChannelPromise written) {
            this.bytes = bytes;
            this.written = written;
        }

        @Override
        public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
            sent(progress);
        }

        @Override
        public void operationComplete(ChannelProgressiveFuture future) {
            if (future.isSuccess()) {
                sent(bytes);
                written.trySuccess();
            } else {
                written.tryFailure(future.cause());
            }
        }

        private void sent(long now) {
            stuck -= now - sent;
            sent = now;
        }
    }
}
