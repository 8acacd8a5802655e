package dev.lockstep.edge.door.vertx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.ReadHead;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A door at which {@code /short} is answered, and everybody else is let in. {@code |} stands for CR LF. */
class DoorkeeperTest {

    private static final String SHORT = "GET /short HTTP/1.1|Host: a.test||";
    private static final String LONG = "GET /long HTTP/1.1|Host: a.test||";
    private static final Duration SOME_TIME = Duration.ofMinutes(1);
    private static final Limits LIMITS = new Limits(100, 500, 10, 50, SOME_TIME, SOME_TIME, 1, SOME_TIME, 1);

    private boolean leaving;
    private final Exchanges exchanges = new Exchanges(() -> leaving);
    private final Farewell farewell = new Farewell(exchanges, new Refusals(), new DateHeader(Clock.systemUTC()));
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new Door(LIMITS, exchanges, farewell, new Doorkeeper(DoorkeeperTest::answer, exchanges)),
            new HttpResponseEncoder(),
            new Answers(exchanges, farewell));

    private static Shortcut.@Nullable Said answer(ReadHead head) {
        return head.target().equals("/short") ? new Shortcut.Said(bytes("head|"), bytes("body|")) : null;
    }

    @AfterEach
    void close() {
        var _ = channel.finishAndReleaseAll();
    }

    @Test
    void whoeverIsAnsweredIsNotLetIn() {
        receive(SHORT + SHORT);

        assertThat(letIn()).isEmpty();
        assertThat(answered()).isEqualTo("head|body|head|body|");
    }

    @Test
    void nobodyIsAnsweredBeforeSomebodyElse() {
        receive(LONG + SHORT);
        assertThat(letIn()).isEqualTo(LONG + SHORT);
        assertThat(answered()).isEmpty();

        answerLetIn(false);
        receive(SHORT);
        assertThat(letIn()).as("one that was let in is still waiting").isEqualTo(SHORT);

        answerLetIn(false);
        answerLetIn(false);
        assertThat(answered()).containsPattern("^(HTTP/1.1 200 OK[^H]*){3}$");
        receive(SHORT);
        assertThat(letIn()).isEmpty();
        assertThat(answered()).isEqualTo("head|body|");
    }

    @Test
    void aRequestWithContentIsLetIn() {
        receive("GET /short HTTP/1.1|Host: a.test|Content-Length: 1||x");

        assertThat(letIn()).endsWith("||x");
        assertThat(answered()).isEmpty();
    }

    @Test
    void nobodyIsAnsweredAfterTheLast() {
        receive("GET /short HTTP/1.1|Host: a.test|Connection: close||" + SHORT);

        assertThat(letIn()).isEqualTo("GET /short HTTP/1.1|Host: a.test|Connection: close||" + SHORT);
        answerLetIn(false);
        answerLetIn(false);
        receive(SHORT);
        assertThat(letIn()).isEqualTo(SHORT);
    }

    @Test
    void anAnswerMayBeTheLastToo() {
        receive(LONG);
        answerLetIn(true);
        receive(SHORT);

        assertThat(letIn()).isEqualTo(LONG + SHORT);
    }

    /** An answer that is prepared cannot say that it is the last. */
    @Test
    void whoeverComesWhileTheEdgeLeavesIsLetInAndToldSo() {
        receive(SHORT);
        assertThat(answered()).isEqualTo("head|body|");

        leaving = true;
        receive(SHORT);

        assertThat(letIn()).isEqualTo(SHORT);
        answerLetIn(false);
        assertThat(answered()).startsWith("HTTP/1.1 200 OK").contains("connection: close");
        assertThat(channel.isActive()).isFalse();
    }

    @Test
    void whoeverTakesNothingIsLetInToBeHeldBack() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
        // What one read has brought is flushed behind all of it.
        receive(SHORT + SHORT);

        assertThat(answered()).isEqualTo("head|body|");
        assertThat(letIn()).isEqualTo(SHORT);
    }

    private void answerLetIn(boolean last) {
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        if (last) {
            answer.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        boolean _ = channel.writeOutbound(answer);
    }

    private void receive(String text) {
        boolean _ = channel.writeInbound(Unpooled.copiedBuffer(text.replace("|", "\r\n"), ISO_8859_1));
    }

    private String letIn() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf each = channel.readInbound(); each != null; each = channel.readInbound()) {
            all.append(taken(each));
        }
        return all.toString();
    }

    private String answered() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf each = channel.readOutbound(); each != null; each = channel.readOutbound()) {
            all.append(taken(each));
        }
        return all.toString();
    }

    private static String taken(ByteBuf bytes) {
        try {
            return bytes.toString(ISO_8859_1).replace("\r\n", "|");
        } finally {
            boolean _ = bytes.release();
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.replace("|", "\r\n").getBytes(ISO_8859_1));
    }
}
