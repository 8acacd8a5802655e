package dev.lockstep.edge.door.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.answer.DateHeader;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes on one connection, written with {@code |} for CR LF. */
class DoorTest {
    private static final String HEAD = "GET /x HTTP/1.1|Host: a.test||";
    private static final String POST = "POST /x HTTP/1.1|Host: a.test|Transfer-Encoding: chunked||";
    private static final Limits LIMITS =
            new Limits(100, 500, 10, 50, Duration.ofSeconds(10), Duration.ofSeconds(20), 10, Duration.ofSeconds(75), 1);

    private final Refusals refusals = new Refusals();
    private final Exchanges exchanges = new Exchanges(() -> false);
    private final Farewell farewell = new Farewell(exchanges, refusals, new DateHeader(Clock.systemUTC()));
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new Door(LIMITS, exchanges, farewell, new Doorkeeper(Shortcut.NONE, exchanges)),
            new HttpResponseEncoder(),
            new Answers(exchanges, farewell));

    @AfterEach
    void close() {
        var _ = channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD,
                HEAD + HEAD + HEAD,
                "POST / HTTP/1.1|Host: a.test|Content-Length: 5||hello" + HEAD,
                "POST / HTTP/1.1|Host: a.test|Content-Length: 4||||" + HEAD,
                POST + "5|hello|0||" + HEAD,
                POST + "0||",
                POST + "00A|helloworld|1|x|0||",
                POST + "5;a|hello|0||",
                POST + "5;a;b=c;d=\"\"|hello|0;e||",
                POST + "5;a=b;c=\"d \\\"e;\r\"|hello|0||",
            })
    void whatIsRightGoesInAsItIsHoweverItArrives(String bytes) {
        String right = bytes.replace("\r", "").replace("|", "\r\n");
        for (int first = 0; first <= right.length(); first++) {
            String _ = letIn();
            send(right.substring(0, first));
            send(right.substring(first));

            assertThat(letIn()).as("cut at %d", first).isEqualTo(right);
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            5 |hello|0||^CHUNK
             5|hello|0||^CHUNK
            5;|hello|0||^CHUNK
            5; a|hello|0||^CHUNK
            5 ;a|hello|0||^CHUNK
            5;a=(|hello|0||^CHUNK
            5;a;|hello|0||^CHUNK
            5;a;;b|hello|0||^CHUNK
            5;a;=b|hello|0||^CHUNK
            5;a=|hello|0||^CHUNK
            5;a=;b|hello|0||^CHUNK
            5;a=b"c"|hello|0||^CHUNK
            |hello|0||^CHUNK
            0x5|hello|0||^CHUNK
            -5|hello|0||^CHUNK
            +5|hello|0||^CHUNK
            5,|hello|0||^CHUNK
            000000005|hello|0||^CHUNK
            100000000|^CHUNK
            5|hello0||^CHUNK
            5|hellox|0||^CHUNK
            5|hell|0||^CHUNK
            33|^BODY_TOO_LARGE
            30|000000000000000000000000000000000000000000000000|3|^BODY_TOO_LARGE
            0|x|^TRAILER
            0|: x||^TRAILER
            0| x: y||^TRAILER
            """)
    void chunksAreReadInOneWay(String chunks, Refusal why) {
        String bytes = (POST + chunks).replace("|", "\r\n");
        for (int step = 0; step < bytes.length(); step++) {
            send(bytes.substring(step, step + 1));
        }

        assertThat(refusals.of(why)).isEqualTo(1);
        assertThat(out()).startsWith("HTTP/1.1 " + why.status() + " ").contains("\r\nconnection: close\r\n");
    }

    @Test
    void trailersAreLeftOut() {
        send(POST + "1|x|0|Host: evil.test|X: y||" + HEAD);

        assertThat(letIn()).isEqualTo((POST + "1|x|0||" + HEAD).replace("|", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x HTTP/1.1\nHost: a.test\n\n",
                "GET /x HTTP/1.1|Host: a.test\n",
                "GET /x HTTP/1.1\rHost: a.test||",
                "GET /x HTTP/1.1|X: a\rb|Host: a.test||",
                "\nGET /x HTTP/1.1|Host: a.test||",
            })
    void linesEndInOneWay(String bytes) {
        send(bytes);

        assertThat(letIn()).isEmpty();
        assertThat(refusals.of(Refusal.LINE_END)).isEqualTo(1);
    }

    @Test
    void oneEmptyLineBeforeARequestIsNothing() {
        send("|" + HEAD + "|" + HEAD);
        assertThat(letIn()).isEqualTo((HEAD + HEAD).replace("|", "\r\n"));

        send("||" + HEAD);
        assertThat(letIn()).isEmpty();
        assertThat(refusals.of(Refusal.REQUEST_LINE)).isEqualTo(1);
    }

    @Test
    void nothingOfARefusedRequestNorAfterItGoesIn() {
        send("POST / HTTP/1.1|Host: a.test|Content-Length: 1|Transfer-Encoding: chunked||0||" + HEAD);
        send(HEAD);

        assertThat(letIn()).isEmpty();
        assertThat(out()).startsWith("HTTP/1.1 400 Bad Request\r\n").endsWith("told in two ways.\n");
    }

    @Test
    void answersThatAreDueComeFirst() {
        send(HEAD + HEAD + "GET / HTTP/1.1||");
        assertThat(out()).isEmpty();

        answer();
        assertThat(out()).startsWith("HTTP/1.1 200 OK").doesNotContain("400");

        answer();
        assertThat(out()).startsWith("HTTP/1.1 200 OK").contains("HTTP/1.1 400 Bad Request");
    }

    @Test
    void anInterimAnswerIsNone() {
        send("POST / HTTP/1.1|Host: a.test|Content-Length: 5||");
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));

        channel.advanceTimeBy(20, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertThat(out()).contains("100 Continue").contains("408 Request Timeout");
    }

    @Test
    void anAnswerThatHasBegunIsBrokenOff() {
        send(POST + "5|hello|");
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        send("x|");

        assertThat(out()).startsWith("HTTP/1.1 200 OK").doesNotContain("400");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void nobodyElseSpeaksAfterTheDoorHas() {
        send(POST + "5|hello|x|");
        String said = out();

        var answer = channel.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.flush();

        assertThat(said).startsWith("HTTP/1.1 400 ");
        assertThat(answer.isSuccess()).isFalse();
        assertThat(out()).isEmpty();
    }

    @Test
    void aHeaderHasToArriveInTime() {
        send("GET /x HTTP/1.1|");
        for (int second = 0; second < 10; second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            send("X: y|".substring(second % 2, second % 2 + 1).replace("|", "X"));
        }

        assertThat(out()).startsWith("HTTP/1.1 408 Request Timeout\r\n");
    }

    @Test
    void aContentMayBeSlowButNotSlowerThanThat() {
        send("POST / HTTP/1.1|Host: a.test|Content-Length: 50||");
        send("x".repeat(40));
        pass(20);
        assertThat(out()).isEmpty();
        pass(3);
        assertThat(out()).isEmpty();

        pass(1);

        assertThat(out()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void timeInWhichNobodyTakesTheContentDoesNotCount() {
        send("POST / HTTP/1.1|Host: a.test|Content-Length: 50||");
        channel.config().setAutoRead(false);
        pass(60);
        assertThat(out()).isEmpty();

        channel.config().setAutoRead(true);
        pass(19);
        assertThat(out()).isEmpty();

        pass(2);
        assertThat(out()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void whoKeepsToTheTimesIsNeverRefused() {
        for (int request = 0; request < 3; request++) {
            send("POST / HTTP/1.1|Host: a.test|Content-Length: 2||x");
            pass(9);
            send("x");
            answer();
            pass(60);
        }

        assertThat(out()).doesNotContain("408");
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GET /, TARGET_TOO_LONG", "'GET / HTTP/1.1|Host: a.test|X: ', HEAD_TOO_LARGE"})
    void nothingIsHeldThatIsTooLarge(String begin, Refusal why) {
        send(begin);
        for (int i = 0; i < 600; i++) {
            send("x");
        }

        assertThat(refusals.of(why)).isEqualTo(1);
        assertThat(out()).startsWith("HTTP/1.1 " + why.status() + " ");
    }

    @Test
    void whoGoesOnAfterTheFarewellIsCutOff() {
        send("nonsense||");
        for (int i = 0; i < 20; i++) {
            send("x".repeat(100_000));
        }

        assertThat(channel.isOpen()).isFalse();
    }

    private void send(String bytes) {
        if (channel.isOpen() && !bytes.isEmpty()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes.replace("|", "\r\n"), StandardCharsets.ISO_8859_1));
        }
    }

    private void answer() {
        channel.writeOutbound(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
                LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private String letIn() {
        StringBuilder bytes = new StringBuilder();
        for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
            bytes.append(next.toString(StandardCharsets.ISO_8859_1));
            next.release();
        }
        return bytes.toString();
    }

    private String out() {
        StringBuilder bytes = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            bytes.append(next.toString(StandardCharsets.ISO_8859_1));
            next.release();
        }
        return bytes.toString();
    }
}
