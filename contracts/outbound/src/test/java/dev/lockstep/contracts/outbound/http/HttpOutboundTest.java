package dev.lockstep.contracts.outbound.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.FetchOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers with whatever bytes a test wants. */
class HttpOutboundTest {
    private static final FetchLimits LIMITS = new FetchLimits(Duration.ofSeconds(20), 100);

    private final HttpOutbound outbound = new HttpOutbound(new AllowedHosts(Set.of("127.0.0.1")));
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        outbound.close();
        server.close();
    }

    @Test
    void aWholeAnswerIsFetched() {
        answer("HTTP/1.1 200 OK\r\nContent-Type: text/x\r\nContent-Length: 5\r\n\r\nhello", false);

        assertThat(fetch(LIMITS)).isEqualTo(new FetchOutcome.Fetched<>(200, "text/x", "hello"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", false);

        assertThat(fetch(LIMITS)).isEqualTo(new FetchOutcome.Fetched<>(302, "", ""));
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
                ""
            })
    void aCutOrUnfitAnswerFails(String bytes) {
        answer(bytes, false);

        assertThat(fetch(LIMITS)).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anEndlessAnswerEndsAtTheLimit() {
        answer("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(200), false);

        assertThat(fetch(LIMITS)).isEqualTo(new FetchOutcome.Failed<>("more than 100 bytes"));
    }

    @Test
    void aSlowDripEndsAtTheDeadline() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhello", true);

        assertThat(fetch(new FetchLimits(Duration.ofMillis(300), 5_000)))
                .isEqualTo(new FetchOutcome.Failed<>("not answered within PT0.3S"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9092/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://127.0.0.2/",
                "http://169.254.169.254/latest",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://0/",
                "http://me:secret@127.0.0.1/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "/relative",
                "https://10.0.0.1/"
            })
    void whatIsNotPublicIsRefused(String address) {
        assertThat(outbound.fetch(URI.create(address), LIMITS)).isInstanceOf(FetchOutcome.Refused.class);
    }

    private FetchOutcome<String> fetch(FetchLimits limits) {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/data");
        return outbound.fetch(address, limits, body -> new String(body.readAllBytes(), UTF_8));
    }

    /** Sends the bytes to each who asks, then ends the connection, or drips on until the test is over. */
    private void answer(String bytes, boolean drip) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    asked.incrementAndGet();
                    readHead(socket.getInputStream());
                    OutputStream out = socket.getOutputStream();
                    out.write(bytes.getBytes(UTF_8));
                    out.flush();
                    while (drip && !over.await(20, TimeUnit.MILLISECONDS)) {
                        out.write('x');
                    }
                } catch (IOException | InterruptedException ignored) {
                    // The client has gone, or the test is over.
                }
            }
        });
    }

    private static void readHead(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int value = in.read();
            ends = value == '\n' ? ends + 1 : value == '\r' ? ends : 0;
        }
    }
}
