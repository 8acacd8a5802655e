package dev.lockstep.edge.vertx.departure;

import dev.lockstep.edge.door.Notice;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The answers of a connection of HTTP/1.1, which leave one after another: the last that is expected is the one under way. */
final class Http1Departures extends ChannelDuplexHandler implements Departures {

    private static final String ENCODER = "httpEncoder";

    private final Outlet outlet;
    private final Consumer<Notice.OfUnheard> unheard;
    private final Deque<Departure> expected = new ArrayDeque<>();

    private Http1Departures(Outlet outlet, Consumer<Notice.OfUnheard> unheard) {
        this.outlet = outlet;
        this.unheard = unheard;
    }

    static Departures on(ChannelPipeline pipeline, Consumer<Notice.OfUnheard> unheard) {
        Outlet outlet = new Outlet();
        Http1Departures departures = new Http1Departures(outlet, unheard);
        pipeline.addFirst("outlet", outlet);
        pipeline.addAfter(ENCODER, "departures", departures);
        return departures;
    }

    @Override
    public void expect(int stream, Departure departure) {
        expected.addLast(departure);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (expected.isEmpty() || isInterim(message)) {
            var _ = context.write(message, written);
            return;
        }
        Departure current = expected.getLast();
        current.add(Outlet.bytes(message));
        if (message instanceof LastHttpContent) {
            var _ = context.write(message, written.unvoid().addListener(sent -> {
                if (sent.isSuccess() && expected.remove(current)) {
                    current.whole();
                }
            }));
        } else {
            var _ = context.write(message, written);
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case Notice.OfUnheard notice -> unheard.accept(notice);
            case Notice.OfHeard notice
            when !expected.isEmpty() -> expected.removeLast().refused(notice.why());
            default -> {}
        }
        context.fireUserEventTriggered(event);
    }

    /** What did not leave was the last of what was given. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        long stuck = outlet.stuck();
        while (!expected.isEmpty()) {
            stuck = expected.removeLast().broken(stuck);
        }
        context.fireChannelInactive();
    }
}
