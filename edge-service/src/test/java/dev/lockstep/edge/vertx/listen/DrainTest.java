package dev.lockstep.edge.vertx.listen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.vertx.listen.Listening.Speaks;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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

    @Test
    void theLastStreamIsToldOnceNoOtherCanBeUnderWay() throws Exception {
        worker = held::add;
        try (Socket visitor = connect(open(new Speaks.Http2()))) {
            visitor.getOutputStream().write(firstStream());
            HttpServerRequest request = next();

            var _ = drain.begin();

            DataInputStream frames = new DataInputStream(visitor.getInputStream());
            assertThat(nextGoAway(frames)).isEqualTo(Integer.MAX_VALUE);
            assertThat(nextGoAway(frames)).isEqualTo(1);
            var _ = request.response().end("whole");
        }
    }

    /** The preface (RFC 9113 §3.4), no settings, and the head of a GET with what HPACK's table does not hold written out. */
    private static byte[] firstStream() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8));
        bytes.writeBytes(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
        String path = "/account/7";
        DataOutputStream head = new DataOutputStream(bytes);
        head.write(new byte[] {0, 0, (byte) (6 + path.length() + SHOP.length()), 1, 5, 0, 0, 0, 1});
        head.write(new byte[] {(byte) 0x82, (byte) 0x86, 0x04, (byte) path.length()});
        head.write(path.getBytes(UTF_8));
        head.write(new byte[] {0x01, (byte) SHOP.length()});
        head.write(SHOP.getBytes(UTF_8));
        return bytes.toByteArray();
    }

    /** The last stream that the next GOAWAY names (RFC 9113 §6.8). */
    private static int nextGoAway(DataInputStream frames) throws IOException {
        for (; ; ) {
            int length = frames.readUnsignedByte() << 16 | frames.readUnsignedShort();
            int type = frames.readUnsignedByte();
            frames.skipNBytes(5);
            if (type == 7) {
                int last = frames.readInt();
                frames.skipNBytes(length - 4L);
                return last;
            }
            frames.skipNBytes(length);
        }
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
