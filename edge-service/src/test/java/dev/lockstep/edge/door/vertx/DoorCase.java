package dev.lockstep.edge.door.vertx;

import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A door on one connection; bytes are written with {@code |} for CR LF. */
abstract class DoorCase {
    static final String HEAD = "GET /x HTTP/1.1|Host: a.test||";
    static final String POST = "POST /x HTTP/1.1|Host: a.test|Transfer-Encoding: chunked||";
    private static final Limits LIMITS =
            new Limits(100, 500, 10, 50, Duration.ofSeconds(10), Duration.ofSeconds(20), 10, Duration.ofSeconds(75), 1);

    final Refusals refusals = new Refusals();
    private final Exchanges exchanges = new Exchanges(() -> false);
    private final Farewell farewell = new Farewell(exchanges, refusals, new DateHeader(Clock.systemUTC()));
    final EmbeddedChannel channel = new EmbeddedChannel(
            new Door(LIMITS, exchanges, farewell, new Doorkeeper(Shortcut.NONE, exchanges)),
            new HttpResponseEncoder(),
            new Answers(exchanges, farewell));

    @AfterEach
    void close() {
        var _ = channel.finishAndReleaseAll();
    }

    final void send(String bytes) {
        if (channel.isOpen() && !bytes.isEmpty()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes.replace("|", "\r\n"), StandardCharsets.ISO_8859_1));
        }
    }

    final void answer() {
        channel.writeOutbound(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
                LastHttpContent.EMPTY_LAST_CONTENT);
    }

    final void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    final String letIn() {
        StringBuilder bytes = new StringBuilder();
        for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
            bytes.append(next.toString(StandardCharsets.ISO_8859_1));
            next.release();
        }
        return bytes.toString();
    }

    final String out() {
        StringBuilder bytes = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            bytes.append(next.toString(StandardCharsets.ISO_8859_1));
            next.release();
        }
        return bytes.toString();
    }
}
