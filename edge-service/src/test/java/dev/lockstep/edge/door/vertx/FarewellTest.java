package dev.lockstep.edge.door.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.door.Refusal;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is heard by those who are not let in, and when. */
class FarewellTest extends DoorCase {

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

    @Test
    void nothingOfARefusedRequestNorAfterItGoesIn() {
        send("POST / HTTP/1.1|Host: a.test|Content-Length: 1|Transfer-Encoding: chunked||0||" + HEAD);
        send(HEAD);

        assertThat(letIn()).isEmpty();
        assertThat(out()).startsWith("HTTP/1.1 400 Bad Request\r\n").endsWith("told in two ways.\n");
    }
}
