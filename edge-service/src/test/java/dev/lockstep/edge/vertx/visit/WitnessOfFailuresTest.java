package dev.lockstep.edge.vertx.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.access.RequestLine;
import dev.lockstep.edge.door.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is noted of visits that are refused, break off or are left. */
class WitnessOfFailuresTest extends WitnessCase {

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /large.bin HTTP/1.1|Host: shop.localhost|Range: bytes=0-9||"})
    void ofAFileThatNobodyReadsToItsEndOnlyWhatLeftIsCounted(String before) throws IOException {
        try (Socket visitor = new Socket()) {
            visitor.setReceiveBufferSize(READ);
            visitor.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            send(visitor, before + "GET /large.bin HTTP/1.1|Host: shop.localhost||");
            assertThat(visitor.getInputStream().readNBytes(READ)).hasSize(READ);
            visitor.setSoLinger(true, 0);
        }
        if (!before.isEmpty()) {
            assertThat(noted.outcome().status()).isEqualTo(206);
        }

        Outcome outcome = noted.outcome();

        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.aborted()).isTrue();
        assertThat(outcome.bodyBytes()).isBetween(READ / 2L, LARGE / 2L);
    }

    @Test
    void anAnswerThatBreaksOffIsNotWhole() throws IOException {
        worker = request -> request.response()
                .setChunked(true)
                .write("half")
                .onComplete(_ -> request.connection().close());

        exchange("GET /account/7 HTTP/1.1|Host: shop.localhost||");

        assertThat(noted.outcome()).isEqualTo(new Outcome(200, 4, "lockstep; fwd=bypass", true));
    }

    @Test
    void whoLeavesBeforeTheyAreAnsweredHasNoAnswer() throws IOException {
        CompletableFuture<Void> held = new CompletableFuture<>();
        edge.askFrom(_ -> held.complete(null));
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(visitor, "GET /products/7 HTTP/1.1|Host: shop.localhost||");
            held.join();
        }

        Access access = noted.next();
        assertThat(access.outcome()).isEqualTo(new Outcome(Outcome.LEFT_BEFORE, 0, "", true));
        assertThat(access.source()).isEqualTo(SHOP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            GET /x HTTP/1.1||                                              ^ GET /x HTTP/1.1 ^ 400
            GET  /x HTTP/1.1|Host: a.test||                                ^ GET  /x HTTP/1.1 ^ 400
            GET /x\u0000\u00e9 HTTP/1.1|Host: a.test||                     ^ GET /x\u0000\u00e9 HTTP/1.1 ^ 400
            POST /x HTTP/1.1|Host: a.test|Content-Length: 10001||          ^ POST /x HTTP/1.1 ^ 413
            GET /x HTTP/1.1|Host: a.test|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|X: y|| ^ GET /x HTTP/1.1 ^ 431
            PRI * HTTP/2.0||SM||                                           ^ PRI * HTTP/2.0 ^ 400
            """)
    void whomTheDoorRefusesIsNotedAsWell(String request, String line, int status) throws IOException {
        String answer = exchange(request);

        Access access = noted.next();
        assertThat(access.line()).isEqualTo(RequestLine.of(line));
        assertThat(access.client()).isEqualTo(new Client("127.0.0.1", false, false));
        long sent = body(answer).length();
        assertThat(access.outcome()).isEqualTo(new Outcome(status, sent, "", false));
    }

    @Test
    void ofALineWithoutAnEndItsBeginningIsNoted() throws IOException {
        exchange("GET /" + "x".repeat(200) + " HTTP/1.1|Host: a.test||");

        Access access = noted.next();
        assertThat(access.outcome().status()).isEqualTo(414);
        assertThat(access.line().target()).isEqualTo("GET /" + "x".repeat(95));
    }

    @Test
    void aHeaderThatIsTooSlowIsNoted() throws IOException {
        open(new Limits(100, 1_000, 20, 10_000, Duration.ofMillis(50), LONG, 1, LONG, 3));

        exchange("GET /x HTTP/1.1|");

        assertThat(noted.outcome().status()).isEqualTo(408);
    }

    @Test
    void aContentThatIsTooSlowIsOneRequest() throws IOException {
        worker = request -> request.body().onSuccess(body -> request.response().end(body));
        open(new Limits(100, 1_000, 20, 10_000, LONG, Duration.ofMillis(50), 1, LONG, 3));

        String answer = exchange("POST /account/7 HTTP/1.1|Host: shop.localhost|Content-Length: 9||x");

        Access access = noted.next();
        assertThat(answer).startsWith("HTTP/1.1 408 ");
        assertThat(access.outcome().status()).isEqualTo(408);
        assertThat(access.line()).isEqualTo(new RequestLine("POST", "/account/7", "HTTP/1.1"));
        assertThat(access.source()).isEqualTo(SHOP);
        var _ = await(vertx.close());
        assertThat(noted.isEmpty()).isTrue();
    }
}
