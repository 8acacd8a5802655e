package dev.lockstep.contracts.outbound.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.AnswerReader;
import dev.lockstep.contracts.outbound.FetchOutcome;
import dev.lockstep.contracts.outbound.Forward;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers with whatever bytes a test wants. */
@Timeout(60)
class HttpForwardingTest {
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final AnswerReader<String> WHOLE = (head, body) -> new String(body.readAllBytes(), UTF_8);

    private final HttpForwarding forwarding = new HttpForwarding(new AllowedHosts(Set.of("127.0.0.1")), 9);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch heardAll = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        goOn.countDown();
        forwarding.close();
        server.close();
    }

    @Test
    void theRequestGoesOnAsItIs() {
        answer("HTTP/1.1 201 Created\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 4\r\n\r\nmade", "");
        Forward.Body body = new Forward.Body.Arriving(new ByteArrayInputStream("order=7".getBytes(UTF_8)), 7);

        FetchOutcome<String> outcome = forwarding.forward(
                forward("POST", Map.of("cookie", List.of("id=1"), "x-a", List.of("1", "2")), body),
                SILENCE,
                (head, answered) -> head.status() + " " + head.headers().get("set-cookie"));

        assertThat(outcome).isEqualTo(new FetchOutcome.Fetched<>(201, "", "201 [a=1, b=2]"));
        assertThat(heard)
                .contains("POST /data?a=b HTTP/1.1", "cookie: id=1", "x-a: 1", "x-a: 2", "order=7")
                .noneMatch(line -> line.startsWith("Upgrade") || line.startsWith("Accept-Encoding"));
    }

    @Test
    void bytesAreReadBeforeTheAnswerIsWhole() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst", "later");

        FetchOutcome<String> outcome = forwarding.forward(get(), SILENCE, (head, body) -> {
            String first = new String(body.readNBytes(5), UTF_8);
            goOn.countDown();
            return first + "," + new String(body.readAllBytes(), UTF_8);
        });

        assertThat(outcome).isEqualTo(new FetchOutcome.Fetched<>(200, "", "first,later"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                ""
            })
    void aCutAnswerFails(String bytes) {
        goOn.countDown();
        answer(bytes, "");

        assertThat(forwarding.forward(get(), SILENCE, WHOLE)).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void whoSaysNothingIsNotWaitedFor() {
        answer("", "");

        assertThat(forwarding.forward(get(), Duration.ofMillis(100), WHOLE)).isInstanceOf(FetchOutcome.Failed.class);
    }

    @Test
    void whoeverInterruptsTheThreadEndsTheExchange() throws Exception {
        answer("", "");
        CompletableFuture<FetchOutcome<String>> outcome = new CompletableFuture<>();
        Thread exchange = Thread.ofVirtual().start(() -> outcome.complete(forwarding.forward(get(), SILENCE, WHOLE)));
        heardAll.await();

        exchange.interrupt();

        assertThat(outcome.get()).isInstanceOf(FetchOutcome.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9092/", "http://169.254.169.254/", "http://me:x@127.0.0.1/", "file:///x"})
    void whatIsNotPublicIsRefused(String address) {
        Forward forward = new Forward("GET", URI.create(address), new TreeMap<>(), new Forward.Body.None());

        assertThat(forwarding.forward(forward, SILENCE, WHOLE)).isInstanceOf(FetchOutcome.Refused.class);
    }

    private Forward get() {
        return forward("GET", Map.of(), new Forward.Body.None());
    }

    private Forward forward(String method, Map<String, List<String>> headers, Forward.Body body) {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/data?a=b");
        return new Forward(method, address, new TreeMap<>(headers), body);
    }

    /** Sends some bytes to who asks, and more when the test goes on. */
    private void answer(String bytes, String later) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                hear(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)));
                heardAll.countDown();
                socket.getOutputStream().write(bytes.getBytes(UTF_8));
                goOn.await();
                socket.getOutputStream().write(later.getBytes(UTF_8));
            } catch (IOException | InterruptedException ignored) {
                // The client has gone, or the test is over.
            }
        });
        if (later.isEmpty() && !bytes.isEmpty()) {
            goOn.countDown();
        }
    }

    private void hear(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            heard.add(line);
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        char[] body = new char[length];
        if (length > 0 && in.read(body) == length) {
            heard.add(new String(body));
        }
    }
}
