package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.pass.RawConnection;
import dev.lockstep.contracts.trace.RememberedTracing;
import dev.lockstep.contracts.trace.RememberedTracing.Remembered;
import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.vertx.listen.DataPlane;
import dev.lockstep.edge.vertx.pass.HttpWorkers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a visitor's connection to a worker's and back. */
@Timeout(60)
class PassingTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String HOST = "Host: shop.localhost\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryEdge edge = new MemoryEdge(LONG, Clock.systemUTC(), "/index.html");
    private final RememberedTracing tracing = new RememberedTracing();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> worker =
            request -> request.response().end("mine\n");
    private int port;

    @BeforeEach
    void listen() {
        HttpServer listening = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    heard.add(request.method() + " " + request.uri());
                    request.headers().forEach(line -> heard.add(line.getKey() + ": " + line.getValue()));
                    worker.accept(request);
                })
                .listen(0, "127.0.0.1"));
        PassOn passOn = new PassOn(
                new HttpWorkers(vertx, new HttpWorkers.Timeouts(LONG, LONG), 2), rotation(listening.actualPort()), 1);
        edge.sites.apply(published("d1", 1));
        edge.trace(new Journeys(tracing, false));
        port = FreePort.next();
        var _ = await(DataPlane.start(vertx, "127.0.0.1", port, _ -> {}, edge.visits(passOn)));
    }

    @AfterEach
    void close() {
        var _ = await(vertx.close());
    }

    @Test
    void theRequestGoesThroughAndTheAnswerComesBack() throws IOException {
        worker = request -> request.response()
                .putHeader("set-cookie", (Iterable<String>) List.of("a=1", "b=2"))
                .putHeader("lockstep-epoch", "99")
                .end("mine\n");

        try (RawConnection visitor = visit(
                "GET /account/7?a=<b> HTTP/1.1\r\nCookie: id=7\r\nLockstep-Deploy: d9\r\nConnection: close\r\n")) {
            assertThat(visitor.all())
                    .contains(
                            "HTTP/1.1 200 OK",
                            "set-cookie: a=1",
                            "set-cookie: b=2",
                            "cache-status: lockstep; fwd=bypass",
                            "cache-control: private, no-store",
                            "lockstep-deploy: d1",
                            "lockstep-epoch: 1",
                            "mine")
                    .doesNotContain("lockstep-epoch: 99");
        }
        assertThat(heard)
                .contains("GET /account/7?a=%3Cb%3E", "cookie: id=7", "lockstep-site: shop", "lockstep-deploy: d1")
                .contains("x-forwarded-for: 127.0.0.1", "x-forwarded-host: shop.localhost")
                .doesNotContain("lockstep-deploy: d9");
        assertThat(edge.answers.allPassed()).isEqualTo(1);
    }

    @Test
    void whatGoesThroughIsPartOfItsVisitsTrace() throws IOException {
        try (RawConnection visitor = visit(
                "GET /account/7 HTTP/1.1\r\nLockstep-Trace: mine\r\ntraceparent: theirs\r\nConnection: close\r\n")) {
            assertThat(visitor.all()).contains("mine");
        }

        assertThat(tracing.begun()).hasSize(1);
        Remembered visit = tracing.begun().getFirst();
        assertThat(heard)
                .contains("lockstep-trace: " + visit.trace().parent(), "traceparent: theirs")
                .doesNotContain("lockstep-trace: mine");
        assertThat(visit.notes())
                .containsEntry("lockstep.outcome", "pass")
                .containsEntry("url.path", "/account/7")
                .containsEntry("http.response.status_code", "200");
        Awaitility.await().until(visit::hasEnded);
    }

    @Test
    void nobodySaysOfThemselvesWhoTheyAre() throws IOException {
        String head = """
                GET /account/7 HTTP/1.1\r
                X-Forwarded-For: 192.0.2.66, 203.0.113.9\r
                X-Forwarded-Proto: https\r
                X-Forwarded-Host: evil.test\r
                Connection: close\r
                """;

        try (RawConnection visitor = visit(head)) {
            assertThat(visitor.all()).contains("mine");
        }
        assertThat(heard).contains("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: http");
    }

    @Test
    void nobodySpeaksHttp2() throws IOException {
        String upgrade = """
                GET / HTTP/1.1\r
                Connection: Upgrade, HTTP2-Settings, close\r
                Upgrade: h2c\r
                HTTP2-Settings: AAMAAABkAAQAAP__\r
                """;

        try (RawConnection visitor = visit(upgrade)) {
            assertThat(visitor.until("").getFirst())
                    .startsWith("HTTP/1.1 ")
                    .isNotEqualTo("HTTP/1.1 101 Switching Protocols");
        }
    }

    @Test
    void aBodyGoesThrough() throws IOException {
        worker = request -> request.body().onSuccess(body -> request.response().end("got " + body + "\n"));

        try (RawConnection visitor =
                visit("POST /account/7 HTTP/1.1\r\nContent-Length: 7\r\nConnection: close\r\n", "order=7")) {
            assertThat(visitor.all()).contains("got order=7");
        }
    }

    @Test
    void piecesGoOutAsTheyCome() throws Exception {
        CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
        worker = request -> {
            request.response().setChunked(true).write("first\n");
            asked.complete(request);
        };

        try (RawConnection visitor = visit("GET /account/7 HTTP/1.1\r\n")) {
            assertThat(visitor.until("first")).contains("HTTP/1.1 200 OK");
            asked.join().response().end("last\n");
            assertThat(visitor.until("last")).contains("last");
        }
    }

    @Test
    void whatBreaksOffDoesNotLookWhole() throws IOException {
        worker = request -> request.response()
                .setChunked(true)
                .write("half\n")
                .onComplete(_ -> request.response().reset());

        try (RawConnection visitor = visit("GET /account/7 HTTP/1.1\r\n")) {
            assertThat(visitor.all()).contains("half").doesNotContain("0");
        }
    }

    @Test
    void aVisitorWhoLeavesEndsItForTheWorker() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        worker = request -> {
            request.response().closeHandler(_ -> left.countDown());
            asked.countDown();
        };
        RawConnection visitor = visit("GET /account/7 HTTP/1.1\r\n");
        asked.await();

        visitor.close();

        left.await();
    }

    @Test
    void whenThereIsNoMoreRoomVisitorsAreToldToComeBack() throws Exception {
        CompletableFuture<HttpServerRequest> asked = new CompletableFuture<>();
        worker = asked::complete;

        try (RawConnection first = visit("GET /account/7 HTTP/1.1\r\n")) {
            HttpServerRequest held = asked.join();
            try (RawConnection second = visit("GET /account/8 HTTP/1.1\r\nConnection: close\r\n")) {
                assertThat(second.all()).contains("HTTP/1.1 503 Service Unavailable", "retry-after: 1");
            }
            held.response().end("mine\n");
            assertThat(first.until("mine")).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aWorkerThatSaysNothingIsAFailureInClearWords() throws IOException {
        worker = request -> request.connection().close();

        try (RawConnection visitor = visit("GET /account/7 HTTP/1.1\r\nConnection: close\r\n")) {
            assertThat(visitor.all())
                    .contains("HTTP/1.1 502 Bad Gateway", "This page could not be made.", "cache-control: no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /index.html", "DELETE /", "PUT /products/7", "TRACE /account/7"})
    void whatCanOnlyBeReadIsSentNothing(String line) throws IOException {
        try (RawConnection visitor = visit(line + " HTTP/1.1\r\nContent-Length: 3\r\nConnection: close\r\n", "a=b")) {
            assertThat(visitor.all()).contains("HTTP/1.1 405 Method Not Allowed", "allow: GET, HEAD, OPTIONS");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void aStrictSiteBeyondItsLeaseAsksNobody() throws IOException {
        edge.sites.apply(
                new SiteConfigured(SHOP, LeaseMode.STRICT, List.of(), Access.USUAL, 1, new Epoch(1), Instant.EPOCH));
        edge.outliveItsLease();

        try (RawConnection visitor = visit("GET /account/7 HTTP/1.1\r\nConnection: close\r\n")) {
            assertThat(visitor.all()).contains("HTTP/1.1 503 Service Unavailable");
        }
        assertThat(heard).isEmpty();
    }

    private static Rotation rotation(int port) {
        return new Rotation(List.of(URI.create("http://127.0.0.1:" + port)), InstantSource.system());
    }

    private static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }

    private RawConnection visit(String head) throws IOException {
        return visit(head, "");
    }

    private RawConnection visit(String head, String body) throws IOException {
        return new RawConnection(port, head + HOST + "\r\n" + body);
    }
}
