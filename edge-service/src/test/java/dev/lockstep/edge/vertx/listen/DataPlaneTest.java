package dev.lockstep.edge.vertx.listen;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.door.vertx.Drain;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.vertx.visit.MemoryEdge;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The port that visitors use, with its door, over real connections. {@code |} stands for CR LF. */
class DataPlaneTest {
    private static final String LAST = "GET /nowhere HTTP/1.1|Host: shop.localhost|Connection: close||";
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Limits LIMITS = new Limits(
            100, 1_000, 20, 10_000, Duration.ofMinutes(1), Duration.ofMinutes(1), 1_000, Duration.ofMinutes(1), 3);

    private final Vertx vertx = Vertx.vertx();
    private final Refusals refusals = new Refusals();
    private final MemoryEdge edge = new MemoryEdge(Duration.ofMillis(50), CLOCK);
    private int port;

    @BeforeEach
    void listen() {
        edge.sites.apply(published("d1", 1));
        listen(LIMITS);
    }

    @AfterEach
    void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void requestsInOneGoAreAnsweredInTheirOrder() throws IOException {
        String request = "GET /a HTTP/1.1|Host: shop.localhost||";

        assertThat(exchange(request + request + LAST).split("HTTP/1.1 404 Not Found", -1))
                .hasSize(4);
    }

    @Test
    void whatFollowsABadRequestIsNobodysRequest() throws IOException {
        String smuggled = "POST / HTTP/1.1|Host: shop.localhost|Content-Length: 6|Transfer-Encoding: chunked||0||X";

        assertThat(exchange("GET /a HTTP/1.1|Host: shop.localhost||" + smuggled + LAST))
                .startsWith("HTTP/1.1 404 Not Found")
                .containsOnlyOnce("HTTP/1.1 404")
                .containsOnlyOnce("HTTP/1.1 400 Bad Request")
                .endsWith("told in two ways.\n");
        assertThat(refusals.of(Refusal.FRAMING)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            GET /x HTTP/1.1||                                                          ^ 400
            GET /x HTTP/1.1|Host: shop.localhost|Host: shop.localhost||                ^ 400
            GET http://other.localhost/x HTTP/1.1|Host: shop.localhost||               ^ 400
            GET http://shop.localhost/x HTTP/1.1|Host: shop.localhost|Connection: close||    ^ 404
            GET http://shop.localhost HTTP/1.1|Host: shop.localhost|Connection: close||      ^ 404
            GET /%00 HTTP/1.1|Host: shop.localhost|Connection: close||                 ^ 400
            OPTIONS * HTTP/1.1|Host: shop.localhost|Connection: close||                ^ 204
            OPTIONS /x HTTP/1.1|Host: shop.localhost|Connection: close||               ^ 204
            PURGE /x HTTP/1.1|Host: shop.localhost|Connection: close||                 ^ 501
            TRACE /x HTTP/1.1|Host: shop.localhost|Connection: close||                 ^ 405
            DELETE /x HTTP/1.1|Host: shop.localhost|Connection: close||                ^ 405
            CONNECT x:1 HTTP/1.1|Host: x:1||                                           ^ 400
            PRI * HTTP/2.0||SM||                                                       ^ 400
            GET /x HTTP/3.0|Host: shop.localhost||                                     ^ 505
            GET /x HTTP/1.1|Host: nobody.localhost|Connection: close||                 ^ 421
            """)
    void eachIsToldWhatItIs(String request, int status) throws IOException {
        assertThat(exchange(request)).startsWith("HTTP/1.1 " + status + " ").containsIgnoringCase("\r\ndate: ");
    }

    @Test
    void whatIsTooLargeIsToldSo() throws IOException {
        assertThat(exchange("GET /" + "x".repeat(100) + " HTTP/1.1|Host: shop.localhost||"))
                .startsWith("HTTP/1.1 414 ");
        assertThat(exchange("GET / HTTP/1.1|Host: shop.localhost|X: " + "x".repeat(100_000) + "||"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(exchange("GET / HTTP/1.1|Host: shop.localhost|" + "X: y|".repeat(20) + "|"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(exchange("POST / HTTP/1.1|Host: shop.localhost|Content-Length: 10001||"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void oneAddressAloneCannotHoldEveryConnection() throws IOException {
        try (Socket first = answered();
                Socket second = answered();
                Socket third = answered();
                Socket fourth = connect()) {
            assertThat(fourth.getInputStream().read()).as("closed at once").isEqualTo(-1);
            assertThat(refusals.of(Refusal.TOO_MANY_CONNECTIONS)).isEqualTo(1);
            for (Socket each : new Socket[] {first, second, third}) {
                assertThat(rest(each, LAST)).as("still heard").contains("HTTP/1.1 404 ");
            }
        }
        await().ignoreExceptions().until(() -> exchange(LAST).startsWith("HTTP/1.1 404 "));
    }

    @Test
    void whoeverBringsManyVisitorsMayHaveAnyNumberOfThem() throws IOException {
        Drain drain = new Drain(Duration.ofMinutes(1));
        listen(new FrontDoor(LIMITS, refusals, CLOCK, new FrontDoor.Orders("127.0.0.1"::equals, Shortcut.NONE, drain)));

        try (Socket first = answered();
                Socket second = answered();
                Socket third = answered();
                Socket fourth = answered()) {
            for (Socket each : new Socket[] {first, second, third, fourth}) {
                assertThat(rest(each, LAST)).contains("HTTP/1.1 404 ");
            }
        }
    }

    @Test
    void aConnectionOnWhichNothingHappensIsClosed() throws IOException {
        listen(new Limits(100, 1_000, 20, 10_000, LIMITS.headTime(), LIMITS.bodyTime(), 1, Duration.ofMillis(50), 3));

        try (Socket visitor = connect()) {
            assertThat(visitor.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aHeaderThatDoesNotArriveInTimeIsToldSo() throws IOException {
        listen(new Limits(
                100, 1_000, 20, 10_000, Duration.ofMillis(50), LIMITS.bodyTime(), 1, Duration.ofMinutes(1), 3));

        assertThat(exchange("GET / HTTP/1.1|")).startsWith("HTTP/1.1 408 Request Timeout\r\n");
    }

    private void listen(Limits limits) {
        listen(new FrontDoor(limits, refusals, CLOCK));
    }

    private void listen(FrontDoor door) {
        port = FreePort.next();
        var _ = DataPlane.start(vertx, "127.0.0.1", port, door, edge.visits())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** A connection that was surely let in: several loops take connections, in any order. */
    private Socket answered() throws IOException {
        Socket visitor = connect();
        visitor.getOutputStream().write("GET /a HTTP/1.1\r\nHost: shop.localhost\r\n\r\n".getBytes(ISO_8859_1));
        assertThat(visitor.getInputStream().read()).isEqualTo('H');
        return visitor;
    }

    private String exchange(String request) throws IOException {
        try (Socket visitor = connect()) {
            return rest(visitor, request);
        }
    }

    private static String rest(Socket visitor, String request) throws IOException {
        visitor.getOutputStream().write(request.replace("|", "\r\n").getBytes(ISO_8859_1));
        return new String(visitor.getInputStream().readAllBytes(), ISO_8859_1);
    }
}
