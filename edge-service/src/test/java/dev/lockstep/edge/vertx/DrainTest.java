package dev.lockstep.edge.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.vertx.Listening.Speaks;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** How connections end when an edge leaves. */
class DrainTest extends ListeningCase {

    private static final String ASKED = "GET /account/7 HTTP/1.1\r\nHost: " + SHOP + "\r\n\r\n";

    private final BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();

    @Test
    void whatIsUnderWayIsAnsweredAndToldThatItIsTheLast() throws Exception {
        worker = held::add;
        try (Socket visitor = connect(open(new Speaks.Http1()))) {
            send(visitor, ASKED);
            HttpServerRequest request = next();

            CompletableFuture<Void> drained = drain.begin();
            assertThat(drained).isNotDone();
            var _ = request.response().end("whole");

            assertThat(rest(visitor))
                    .startsWith("HTTP/1.1 200 OK")
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .endsWith("whole");
            assertThat(drained).succeedsWithin(10, SECONDS);
        }
    }

    @Test
    void ofSeveralOnOneConnectionTheLastIsTheLast() throws Exception {
        worker = held::add;
        try (Socket visitor = connect(open(new Speaks.Http1()))) {
            send(visitor, ASKED + ASKED);
            HttpServerRequest first = next();

            var _ = drain.begin();
            var _ = first.response().end("first");
            var _ = next().response().end("second");

            String[] answers = rest(visitor).split("first");
            assertThat(answers).hasSize(2);
            assertThat(answers[0]).doesNotContainIgnoringCase("connection: close");
            assertThat(answers[1]).containsIgnoringCase("connection: close").endsWith("second");
        }
    }

    @Test
    void aRequestOnAConnectionThatWasIdleIsStillAnswered() throws Exception {
        try (Socket visitor = connect(open(new Speaks.Http1()))) {
            send(visitor, ASKED);
            assertThat(visitor.getInputStream().read()).isEqualTo('H');

            var _ = drain.begin();
            send(visitor, ASKED);

            assertThat(rest(visitor).split("HTTP/1.1 200 OK", -1)).hasSize(2);
        }
    }

    @Test
    void aConnectionOnWhichNothingComesIsClosed() throws Exception {
        try (Socket visitor = connect(open(new Speaks.Http1()))) {
            send(visitor, ASKED);
            assertThat(visitor.getInputStream().read()).isEqualTo('H');

            CompletableFuture<Void> drained = drain.begin();

            assertThat(rest(visitor)).endsWith("got ");
            assertThat(drained).succeedsWithin(10, SECONDS);
        }
    }

    @Test
    void whoComesAfterwardsIsAnsweredOnce() throws IOException {
        int port = open(new Speaks.Http1());

        assertThat(drain.begin()).isDone();

        assertThat(raw(port, ASKED)).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("connection: close");
    }

    @Test
    void byTlsItIsTheSame() throws Exception {
        worker = held::add;
        HttpClient client = client(options(OF_SHOP).setUseAlpn(false).setProtocolVersion(HttpVersion.HTTP_1_1));
        Future<HttpClientResponse> response =
                client.request(asked(open(tls()), SHOP)).compose(HttpClientRequest::send);
        Future<Buffer> body = response.compose(HttpClientResponse::body);
        HttpServerRequest request = next();

        CompletableFuture<Void> drained = drain.begin();
        var _ = request.response().end("whole");

        String whole = await(body.map(Buffer::toString));
        assertThat(whole).isEqualTo("whole");
        assertThat(await(response).getHeader("connection")).isEqualTo("close");
        assertThat(drained).succeedsWithin(10, SECONDS);
    }

    @Test
    void streamsThatHaveBegunEndAndNoOthersBegin() throws Exception {
        worker = held::add;
        int port = open(new Speaks.Http2());
        HttpClient client = priorKnowledge(new Http2Settings());
        Future<HttpClientRequest> asking = client.request(asked(port, SHOP));
        Future<Buffer> body = asking.compose(HttpClientRequest::send).compose(HttpClientResponse::body);
        CompletableFuture<Void> told = new CompletableFuture<>();
        HttpServerRequest request = next();
        await(asking).connection().goAwayHandler(_ -> told.complete(null));

        CompletableFuture<Void> drained = drain.begin();
        assertThat(told).succeedsWithin(10, SECONDS);
        assertThat(drained).isNotDone();
        var _ = request.response().end("whole");

        String whole = await(body.map(Buffer::toString));
        assertThat(whole).isEqualTo("whole");
        assertThat(drained).succeedsWithin(10, SECONDS);
    }

    private HttpServerRequest next() throws InterruptedException {
        HttpServerRequest request = held.poll(10, SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket visitor, String request) throws IOException {
        visitor.getOutputStream().write(request.getBytes(UTF_8));
    }

    private static String rest(Socket visitor) throws IOException {
        return new String(visitor.getInputStream().readAllBytes(), UTF_8);
    }
}
