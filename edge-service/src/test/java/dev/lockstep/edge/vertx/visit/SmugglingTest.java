package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.vertx.listen.DataPlane;
import dev.lockstep.edge.vertx.pass.HttpWorkers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker hears of visitors who hide a request in another. {@code |} stands for CR LF. */
class SmugglingTest {

    private static final int MOST_MILLIS = 20_000;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limits LIMITS =
            new Limits(1_000, 4_000, 20, 10_000, LONG, LONG, 1_000, Duration.ofMinutes(1), 10);
    private static final String CANARY = "GET /account/smuggled HTTP/1.1|Host: shop.localhost||";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryEdge edge = new MemoryEdge(LONG, Clock.systemUTC());
    private final Refusals refusals = new Refusals();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private int port;

    @BeforeEach
    void listen() {
        HttpServer worker = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    heard.add(request.method() + " " + request.uri() + " " + body);
                    var _ = request.response().end("mine");
                }))
                .listen(0, "127.0.0.1"));
        URI address = URI.create("http://127.0.0.1:" + worker.actualPort());
        PassOn passOn = new PassOn(
                new HttpWorkers(vertx, new HttpWorkers.Timeouts(LONG, LONG), 2),
                new Rotation(List.of(address), InstantSource.system()),
                10);
        edge.sites.apply(published("d1", 1));
        port = FreePort.next();
        FrontDoor door = new FrontDoor(LIMITS, refusals, Clock.systemUTC());
        var _ = await(DataPlane.start(vertx, "127.0.0.1", port, door, edge.visits(passOn)));
    }

    @AfterEach
    void close() {
        var _ = await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5|Transfer-Encoding: chunked||0||",
                "Transfer-Encoding: chunked|Content-Length: 5||0||",
                "Content-Length: 0|Content-Length: 60||",
                "Content-Length: 0, 60||",
                "Content-Length: +0||",
                "Transfer-Encoding: xchunked||0||",
                "Transfer-Encoding : chunked||0||",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity||0||",
                "Transfer-Encoding:| chunked||0||",
                "Transfer-Encoding: \u000bchunked||0||",
                "X: y\nTransfer-Encoding: chunked||0||",
                "Transfer-Encoding: chunked||0;||",
                "Transfer-Encoding: chunked||0;a=;b||",
                "Transfer-Encoding: chunked||0 |",
                "Transfer-Encoding: chunked||0\n\n",
                "Transfer-Encoding: chunked||1|xy0||",
                "Transfer-Encoding: chunked||0x0||",
                "Transfer-Encoding: chunked||0|X y: z||",
            })
    void nothingHiddenReachesAWorker(String rest) throws IOException {
        String answer = exchange("POST /account/7 HTTP/1.1|Host: shop.localhost|" + rest + CANARY);

        assertThat(heard).noneMatch(request -> request.contains("smuggled"));
        assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
        assertThat(refused()).isEqualTo(1);
    }

    @Test
    void whatIsRightIsHeardOnceEachAsItWasSaid() throws IOException {
        String host = " HTTP/1.1|Host: shop.localhost|";
        String answers = exchange("GET /account/1" + host + "|"
                + "POST /account/2" + host + "Content-Length: 5||hello"
                + "POST /account/3" + host + "Transfer-Encoding: chunked||3;a=\"b\"|hel|2|lo|0|X: y||"
                + "POST /account/4" + host + "Expect: 100-continue|Content-Length: 2||hi"
                + "GET http://shop.localhost/account/5" + host + "Connection: close||");

        assertThat(heard)
                .containsExactly(
                        "GET /account/1 ",
                        "POST /account/2 hello",
                        "POST /account/3 hello",
                        "POST /account/4 hi",
                        "GET /account/5 ");
        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(6);
        assertThat(refused()).isZero();
    }

    private long refused() {
        return Arrays.stream(Refusal.values()).mapToLong(refusals::of).sum();
    }

    private String exchange(String requests) throws IOException {
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            visitor.setSoTimeout(MOST_MILLIS);
            visitor.getOutputStream().write(requests.replace("|", "\r\n").getBytes(ISO_8859_1));
            return new String(visitor.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
