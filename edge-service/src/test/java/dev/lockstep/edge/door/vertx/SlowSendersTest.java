package dev.lockstep.edge.door.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long who sends may take. */
class SlowSendersTest extends DoorCase {

    @Test
    void anInterimAnswerIsNone() {
        send("POST / HTTP/1.1|Host: a.test|Content-Length: 5||");
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));

        channel.advanceTimeBy(20, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertThat(out()).contains("100 Continue").contains("408 Request Timeout");
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
}
