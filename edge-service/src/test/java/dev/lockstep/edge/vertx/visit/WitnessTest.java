package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.access.Fields;
import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.access.RequestLine;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is noted of visits that end well. */
class WitnessTest extends WitnessCase {

    @Test
    void aVisitIsNotedWithAllThatIsKnownOfIt() throws IOException {
        exchange(
                "GET /small.txt?lockstep-preview-token=s3cret HTTP/1.1|Host: Shop.localhost:80|Referer: https://a.test/|"
                        + "User-Agent: test/1|Authorization: Bearer s3cret|Cookie: lockstep-preview=s3cret|Connection: close||");

        Access access = noted.next();
        assertThat(access.at()).isEqualTo(NOON);
        assertThat(access.took()).isPositive();
        assertThat(access.client()).isEqualTo(new Client("127.0.0.1", false, false));
        assertThat(access.line())
                .isEqualTo(new RequestLine("GET", "/small.txt?lockstep-preview-token=***", "HTTP/1.1"));
        assertThat(access.fields()).isEqualTo(new Fields("Shop.localhost", "", "https://a.test/", "test/1"));
        assertThat(access.outcome()).isEqualTo(new Outcome(200, SMALL, "lockstep; hit", false));
        assertThat(access.source()).isEqualTo(SHOP);
        assertThat(access.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            GET /small.txt HTTP/1.1^                                       ^ 200 ^ 10
            GET /small.txt HTTP/1.0^                                       ^ 200 ^ 10
            HEAD /small.txt HTTP/1.1^                                      ^ 200 ^ 0
            GET /small.txt HTTP/1.1^ If-None-Match: *|                     ^ 304 ^ 0
            GET /small.txt HTTP/1.1^ Range: bytes=2-4|                     ^ 206 ^ 3
            GET /small.txt HTTP/1.1^ Range: bytes=20-|                     ^ 416 ^ -1
            GET /small.txt HTTP/1.1^ Range: bytes=0-1,4-5|                 ^ 206 ^ -1
            GET /nothing HTTP/1.1^                                         ^ 404 ^ -1
            DELETE /small.txt HTTP/1.1^                                    ^ 405 ^ -1
            OPTIONS /small.txt HTTP/1.1^                                   ^ 204 ^ 0
            OPTIONS * HTTP/1.1^                                            ^ 204 ^ 0
            PURGE /small.txt HTTP/1.1^                                     ^ 501 ^ -1
            GET /account/7 HTTP/1.1^                                       ^ 200 ^ 4
            HEAD /account/7 HTTP/1.1^                                      ^ 200 ^ 0
            GET /kept/7 HTTP/1.1^                                          ^ 200 ^ 4
            GET /large.bin HTTP/1.1^                                       ^ 200 ^ 50331648
            GET /large.bin HTTP/1.1^ Range: bytes=1-1000000|               ^ 206 ^ 1000000
            """)
    void whatWasSentIsCounted(String line, String fields, int status, long bytes) throws IOException {
        String answer =
                exchange(line + "|Host: shop.localhost|Connection: close|" + (fields == null ? "" : fields) + "|");

        long sent = body(answer).length();
        Outcome outcome = noted.outcome();
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.bodyBytes()).isEqualTo(bytes < 0 ? sent : bytes);
        assertThat(outcome.bodyBytes()).isEqualTo(sent);
        assertThat(outcome.aborted()).isFalse();
        assertThat(noted.isEmpty()).isTrue();
    }

    @Test
    void whatIsSentAsAFileIsCountedToo() throws IOException {
        String proved = "GET /large.bin HTTP/1.1|Host: shop.localhost|Range: bytes=0-9||";

        exchange(proved + "GET /large.bin HTTP/1.1|Host: shop.localhost|Connection: close||");

        assertThat(noted.outcome()).isEqualTo(new Outcome(206, 10, "lockstep; hit", false));
        assertThat(noted.outcome()).isEqualTo(new Outcome(200, LARGE, "lockstep; hit", false));
    }

    @Test
    void answersOfOthersSayHowTheyWereComeBy() throws IOException {
        worker = request ->
                request.response().putHeader("cache-control", "max-age=60").end("kept");
        for (String target : List.of("/account/7", "/kept/7", "/kept/7")) {
            exchange("GET " + target + " HTTP/1.1|Host: shop.localhost|Connection: close||");
        }

        assertThat(noted.outcome()).isEqualTo(new Outcome(200, 4, "lockstep; fwd=bypass", false));
        assertThat(noted.outcome()).isEqualTo(new Outcome(200, 4, "lockstep; fwd=uri-miss; stored", false));
        assertThat(noted.outcome()).isEqualTo(new Outcome(200, 4, "lockstep; hit; ttl=60", false));
    }

    @Test
    void requestsInOneGoAreNotedInTheirOrder() throws IOException {
        exchange("GET /small.txt HTTP/1.1|Host: shop.localhost||HEAD /nothing HTTP/1.1|Host: shop.localhost||"
                + "GET /account/7 HTTP/1.1|Host: shop.localhost||nonsense||");

        assertThat(noted.outcome()).isEqualTo(new Outcome(200, SMALL, "lockstep; hit", false));
        assertThat(noted.outcome()).isEqualTo(new Outcome(404, 0, "lockstep; hit", false));
        assertThat(noted.outcome()).isEqualTo(new Outcome(200, 4, "lockstep; fwd=bypass", false));
        assertThat(noted.next().line()).isEqualTo(RequestLine.of("nonsense"));
        assertThat(noted.isEmpty()).isTrue();
    }

    @Test
    void theVisitorOfATrustedProxyIsTheClient() throws IOException {
        edge.trust("127.0.0.0/8");
        open(LIMITS);

        exchange("GET /small.txt HTTP/1.1|Host: shop.localhost|X-Forwarded-For: 192.0.2.66, 203.0.113.9|"
                + "X-Forwarded-Proto: https|Connection: close||");

        assertThat(noted.next().client()).isEqualTo(new Client("203.0.113.9", true, true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereNothingIsNotedNothingIsInTheWay(boolean isNoted) throws IOException {
        edge.logTo(isNoted ? noted : AccessLog.OFF);
        List<HttpConnection> connections = new CopyOnWriteArrayList<>();
        List<String> handlers = new ArrayList<>();
        open(connections::add);

        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(visitor, "GET /small.txt HTTP/1.1|Host: shop.localhost||");
            assertThat(visitor.getInputStream().read()).isEqualTo('H');
            handlers.addAll(((ConnectionBase) connections.getFirst())
                    .channel()
                    .pipeline()
                    .names());
        }

        assertThat(handlers.contains("departures")).isEqualTo(isNoted);
        assertThat(handlers.contains("outlet")).isEqualTo(isNoted);
    }
}
