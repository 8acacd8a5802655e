package dev.lockstep.edge.door.vertx;

import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.door.Notice;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection, so that whoever is at its other end can read why: what they still send is read for a while and thrown
 * away, since closing at once would take the answer back (RFC 9112 §9.6).
 */
final class Farewell {

    private static final int LINGER_SECONDS = 2;
    private static final int MOST_DISCARDED = 1 << 20;

    private final Exchanges exchanges;
    private final Refusals refusals;
    private final DateHeader date;
    private long discarded;

    Farewell(Exchanges exchanges, Refusals refusals, DateHeader date) {
        this.exchanges = exchanges;
        this.date = date;
        this.refusals = refusals;
    }

    /** Refuses a request of which nothing was let in, after the answers that are due before it. */
    void before(ChannelHandlerContext context, Notice.OfUnheard notice) {
        refusals.count(notice.why());
        exchanges.whenAnswered(() -> say(context, notice));
    }

    /** Refuses the rest of a request; where its answer has begun, there is nothing left to say. */
    void within(ChannelHandlerContext context, Refusal why) {
        refusals.count(why);
        if (exchanges.isLastUnanswered()) {
            say(context, new Notice.OfHeard(why));
        } else {
            var _ = context.close();
        }
    }

    void discard(ChannelHandlerContext context, ByteBuf in) {
        discarded += in.readableBytes();
        in.skipBytes(in.readableBytes());
        if (discarded > MOST_DISCARDED) {
            var _ = context.close();
        }
    }

    private void say(ChannelHandlerContext context, Notice notice) {
        exchanges.close();
        context.channel().config().setAutoRead(true);
        context.writeAndFlush(answer(notice.why())).addListener(said -> {
            context.fireUserEventTriggered(notice);
            if (said.isSuccess()) {
                part(context);
            } else {
                close(context);
            }
        });
    }

    /** Ends a connection on which everything is said. */
    void part(ChannelHandlerContext context) {
        exchanges.close();
        if (context.channel() instanceof DuplexChannel duplex && !isSecured(context)) {
            // All that was said may still be on its way, and would be lost.
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
                var _ = duplex.shutdownOutput();
                var _ = context.executor().schedule(() -> close(context), LINGER_SECONDS, TimeUnit.SECONDS);
            });
        } else {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private static boolean isSecured(ChannelHandlerContext context) {
        return context.pipeline().get(SslHandler.class) != null;
    }

    private ByteBuf answer(Refusal why) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(why.status());
        String words = why.text();
        String answer = """
                HTTP/1.1 %s\r
                date: %s\r
                content-type: text/plain; charset=utf-8\r
                content-length: %d\r
                cache-control: no-store\r
                x-content-type-options: nosniff\r
                connection: close\r
                \r
                %s""".formatted(status, date.now(), words.length(), words);
        return Unpooled.wrappedBuffer(answer.getBytes(StandardCharsets.US_ASCII));
    }
}
