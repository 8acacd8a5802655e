package dev.lockstep.edge.door.vertx;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;

/**
 * Sees answers begin and end before they become bytes, and lets none out after the door has spoken. While connections are
 * drained, it has the last answer say so, and ends the connection after it.
 */
final class Answers extends ChannelOutboundHandlerAdapter {

    private final Exchanges exchanges;
    private final Farewell farewell;

    Answers(Exchanges exchanges, Farewell farewell) {
        this.exchanges = exchanges;
        this.farewell = farewell;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (exchanges.isClosed()) {
            ReferenceCountUtil.release(message);
            written.tryFailure(new ClosedChannelException());
            return;
        }
        boolean isInterim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse response && !isInterim) {
            begin(response);
        }
        boolean isLast = message instanceof LastHttpContent && !isInterim;
        if (isLast && exchanges.isParting()) {
            var _ = context.write(message, written.unvoid().addListener(_ -> farewell.part(context)));
        } else {
            var _ = context.write(message, written);
        }
        if (isLast) {
            exchanges.answerEnds();
        }
    }

    private void begin(HttpResponse response) {
        if (exchanges.isLeaving() && exchanges.isLastUnanswered()) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            exchanges.part();
        }
        exchanges.answerBegins();
        if (response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            exchanges.announceEnd();
        }
    }
}
