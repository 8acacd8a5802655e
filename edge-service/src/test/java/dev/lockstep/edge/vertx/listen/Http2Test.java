package dev.lockstep.edge.vertx.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.vertx.listen.Listening.Speaks;
import dev.lockstep.edge.vertx.visit.MemoryEdge;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors who speak HTTP/2, by TLS and in clear text. */
class Http2Test extends ListeningCase {

    @Test
    void aBodyOfUnknownLengthGoesThrough() throws IOException {
        HttpClientRequest request =
                await(trusting(OF_SHOP).request(asked(open(tls()), SHOP).setMethod(HttpMethod.POST)));
        request.putHeader("cookie", (Iterable<String>) List.of("a=1", "b=2"));
        Future<Buffer> body = request.response().compose(HttpClientResponse::body);
        var _ = await(request.setChunked(true).write(Buffer.buffer("order")));
        var _ = await(request.end("=7"));

        assertThat(await(body).toString()).isEqualTo("got order=7");
        assertThat(heard).contains("cookie: a=1; b=2", "transfer-encoding: chunked");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsToldSo() throws IOException {
        HttpClientRequest request =
                await(trusting(OF_SHOP).request(asked(open(tls()), SHOP).setMethod(HttpMethod.POST)));
        Future<HttpClientResponse> response = request.response();
        var _ = await(request.setChunked(true).write(Buffer.buffer(new byte[MemoryEdge.LARGEST_BODY])));
        var _ = request.end("x");

        assertThat(await(response).statusCode()).isEqualTo(413);
        assertThat(edge.refusals.of(Refusal.BODY_TOO_LARGE)).isEqualTo(1);
    }

    @Test
    void aBodyThatIsTooSlowIsToldSo() throws IOException {
        edge.waitForBodies(Duration.ofMillis(50));
        HttpClientRequest request =
                await(trusting(OF_SHOP).request(asked(open(tls()), SHOP).setMethod(HttpMethod.POST)));
        Future<HttpClientResponse> response = request.response();
        var _ = await(request.setChunked(true).write(Buffer.buffer("o")));

        assertThat(await(response).statusCode()).isEqualTo(408);
        assertThat(edge.refusals.of(Refusal.SLOW_BODY)).isEqualTo(1);
    }

    @Test
    void aTargetThatIsTooLongIsToldSo() throws IOException {
        String most = "/nowhere?" + "a".repeat(8_183);

        assertThat(status(asked(open(tls()), SHOP).setURI(most))).isEqualTo(404);
        assertThat(status(asked(open(tls()), SHOP).setURI(most + "a"))).isEqualTo(414);
        assertThat(edge.refusals.of(Refusal.TARGET_TOO_LONG)).isEqualTo(1);
    }

    @Test
    void tooManyFieldsAreToldSo() throws IOException {
        RequestOptions many = asked(open(tls()), SHOP);
        IntStream.range(0, 101).forEach(number -> many.addHeader("x-" + number, "a"));

        assertThat(status(many)).isEqualTo(431);
        assertThat(edge.refusals.of(Refusal.TOO_MANY_FIELDS)).isEqualTo(1);
        assertThat(heard).isEmpty();
    }

    private int status(RequestOptions asked) {
        return await(trusting(OF_SHOP).request(asked).compose(HttpClientRequest::send))
                .statusCode();
    }

    @Test
    void whoSendsNoBodyHasNone() throws IOException {
        HttpClientResponse response = get(trusting(OF_SHOP), open(tls()), SHOP);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(heard).doesNotContain("transfer-encoding: chunked");
        assertThat(response.headers().names()).doesNotContain("connection", "transfer-encoding", "keep-alive");
    }

    @Test
    void anAnswerThatBreaksOffEndsNoOtherOnItsConnection() throws IOException {
        worker = request -> {
            if ("/account/broken".equals(request.path())) {
                request.response()
                        .setChunked(true)
                        .write("half")
                        .onComplete(_ -> request.connection().close());
            } else {
                request.response().end("mine");
            }
        };
        int port = open(tls());
        HttpClient client = trusting(OF_SHOP);
        HttpClientResponse whole = get(client, port, SHOP);

        HttpClientRequest broken = await(client.request(asked(port, SHOP).setURI("/account/broken")));
        Future<Buffer> body = broken.response().compose(HttpClientResponse::body);
        var _ = await(broken.end());

        assertThatThrownBy(() -> await(body)).hasRootCauseInstanceOf(StreamResetException.class);
        HttpClientResponse next = get(client, port, SHOP);
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.request().connection()).isSameAs(whole.request().connection());
    }

    @Test
    void whoNamesTwoHostsIsNotAnswered() throws IOException {
        HttpClientRequest request = await(trusting(OF_SHOP).request(asked(open(tls()), SHOP)));
        request.putHeader("host", "blog.other.test");
        var _ = await(request.end());

        assertThatThrownBy(() -> await(request.response())).hasRootCauseInstanceOf(StreamResetException.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void priorKnowledgeIsTakenWhereHttp2IsSpoken() throws IOException {
        HttpClient client = client(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));

        HttpClientResponse response = get(client, open(new Speaks.Http2()), SHOP);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(heard).contains("x-forwarded-proto: http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
            })
    void nothingElseIsSpokenThere(String fields) throws IOException {
        int port = open(new Speaks.Http2());

        assertThat(raw(port, "GET /account/7 HTTP/1.1\r\nHost: " + SHOP + "\r\n" + fields + "\r\n"))
                .doesNotContain("got ");
        assertThat(heard).isEmpty();
    }

    @Test
    void everyStreamIsNotedByItself() throws IOException {
        edge.logTo(noted);
        worker = request ->
                request.response().end("x".repeat(Integer.parseInt(request.uri().substring(9))));
        int port = open(new Speaks.Http2());
        HttpClient client = priorKnowledge(new Http2Settings());

        for (int bytes : new int[] {0, 1, 20_000, 1_000_000}) {
            assertThat(await(client.request(asked(port, SHOP).setURI("/account/" + bytes))
                                    .compose(HttpClientRequest::send)
                                    .compose(HttpClientResponse::body))
                            .length())
                    .isEqualTo(bytes);
            assertThat(noted.outcome()).isEqualTo(new Outcome(200, bytes, "lockstep; fwd=bypass", false));
        }
        HttpClientResponse head = await(
                client.request(asked(port, SHOP).setMethod(HttpMethod.HEAD).setURI("/account/7"))
                        .compose(HttpClientRequest::send));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(noted.outcome()).isEqualTo(new Outcome(200, 0, "lockstep; fwd=bypass", false));
    }

    @Test
    void ofAStreamThatIsResetOnlyWhatLeftIsCounted() throws IOException {
        edge.logTo(noted);
        worker = request -> request.response().end("x".repeat(1_000_000));
        HttpClient client = priorKnowledge(new Http2Settings().setInitialWindowSize(10_000));
        HttpClientRequest request = await(client.request(asked(open(new Speaks.Http2()), SHOP)));
        Future<HttpClientResponse> response = request.response().onSuccess(HttpClientResponse::pause);
        var _ = await(request.end());
        var _ = await(response);

        request.reset();

        Outcome outcome = noted.outcome();
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.aborted()).isTrue();
        assertThat(outcome.bodyBytes()).isBetween(0L, 10_000L);
    }
}
