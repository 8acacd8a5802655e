package dev.lockstep.edge.vertx;

import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.Fields;
import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.client.Client;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.tls.Identities;
import dev.lockstep.edge.tls.Identity;
import dev.lockstep.edge.tls.Issued;
import dev.lockstep.edge.vertx.Listening.Speaks;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ports that speak more than HTTP/1.1 in clear text. */
@Timeout(60)
class ListeningTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String SHOP = "shop.localhost";
    private static final Issued OF_SHOP = Issued.forHosts("EC", SHOP);
    private static final Issued OF_OTHERS = Issued.forHosts("RSA", "*.other.test");

    private static final Limits LIMITS = new Limits(1_000, 8_000, 50, 100_000, LONG, LONG, 1_000, LONG, 50);

    private final Vertx vertx = Vertx.vertx();
    private final Handler<HttpConnection> door = new FrontDoor(LIMITS, new Refusals(), Clock.systemUTC());
    private final MemoryEdge edge = new MemoryEdge(LONG, Clock.systemUTC(), "/index.html");
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Noted noted = new Noted();
    private volatile Identities identities = Identities.NONE;
    private volatile Consumer<HttpServerRequest> worker =
            request -> request.body().onSuccess(body -> request.response().end("got " + body));
    private PassOn passOn;

    @BeforeEach
    void listen() throws GeneralSecurityException {
        int port = await(vertx.createHttpServer()
                        .requestHandler(request -> {
                            heard.add(request.method() + " " + request.uri());
                            request.headers().forEach(line -> heard.add(line.getKey() + ": " + line.getValue()));
                            worker.accept(request);
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
        passOn = new PassOn(
                new HttpWorkers(vertx, new HttpWorkers.Timeouts(LONG, LONG), 5),
                new Rotation(List.of(URI.create("http://127.0.0.1:" + port)), InstantSource.system()),
                5);
        edge.sites.apply(published("d1", 1));
        show(OF_SHOP, OF_OTHERS);
    }

    @AfterEach
    void close() {
        var _ = await(vertx.close());
    }

    @Test
    void theHostThatIsNamedChoosesTheCertificate() throws IOException {
        int port = open(tls());

        assertThat(get(trusting(OF_SHOP), port, SHOP).statusCode()).isEqualTo(200);
        assertThat(get(trusting(OF_OTHERS), port, "blog.other.test").statusCode())
                .isEqualTo(421);
        assertThatThrownBy(() -> get(trusting(OF_SHOP), port, "blog.other.test"))
                .hasStackTraceContaining("unable to find valid certification path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void theVisitorChoosesWhichHttpIsSpoken(HttpVersion version) throws IOException {
        HttpClient client = client(options(OF_SHOP).setProtocolVersion(version).setAlpnVersions(List.of(version)));

        assertThat(get(client, open(tls()), SHOP).version()).isEqualTo(version);
        assertThat(heard).contains("x-forwarded-proto: https", "x-forwarded-host: " + SHOP);
    }

    @Test
    void aNewCertificateIsShownWhileOpenConnectionsGoOn() throws Exception {
        int port = open(tls());
        HttpClient before = trusting(OF_SHOP);
        HttpClientResponse first = get(before, port, SHOP);
        Issued renewed = Issued.forHosts("EC", SHOP);

        show(renewed, OF_OTHERS);

        assertThat(get(trusting(renewed), port, SHOP).statusCode()).isEqualTo(200);
        HttpClientResponse second = get(before, port, SHOP);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.request().connection()).isSameAs(first.request().connection());
    }

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
    void aTrustedProxySaysWhoseConnectionItIs() throws IOException {
        edge.trust("127.0.0.0/8");
        int port = open(new Speaks.Http1(), true);

        assertThat(raw(
                        port,
                        "PROXY TCP4 203.0.113.9 192.0.2.1 4711 443\r\n" + plain("X-Forwarded-For: 192.0.2.66\r\n")))
                .contains("got ");
        assertThat(heard).contains("x-forwarded-for: 203.0.113.9");
    }

    @Test
    void aTrustedProxySaysWhoTheVisitorIs() throws IOException {
        edge.trust("127.0.0.0/8");
        int port = open(new Speaks.Http1());

        assertThat(raw(port, plain("X-Forwarded-For: 192.0.2.66, 203.0.113.9\r\nX-Forwarded-Host: evil.test\r\n")))
                .contains("got ");
        assertThat(heard).contains("x-forwarded-for: 203.0.113.9", "x-forwarded-host: " + SHOP);
    }

    @Test
    void whoDoesNotSayItIsNotTaken() throws IOException {
        edge.trust("127.0.0.0/8");
        int port = open(new Speaks.Http1(), true);

        assertThat(raw(port, plain(""))).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void whoIsNotTrustedCannotSayIt() throws IOException {
        edge.trust("10.0.0.0/8");
        int port = open(new Speaks.Http1(), true);

        assertThat(raw(port, "PROXY TCP4 10.0.0.1 192.0.2.1 4711 443\r\n" + plain("")))
                .isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void visitorsAreToComeByTls() throws IOException {
        edge.wantTls(new ByTls(true, Duration.ofDays(1)));

        assertThat(raw(open(new Speaks.Http1()), plain("").replace("/7", "/7?a=b")))
                .contains("308 Permanent Redirect", "location: https://" + SHOP + "/account/7?a=b")
                .doesNotContain("strict-transport-security");
        HttpClientResponse response = get(trusting(OF_SHOP), open(tls()), SHOP);
        assertThat(response.getHeader("strict-transport-security")).isEqualTo("max-age=86400");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void whatWasAskedForByTlsIsNoted(HttpVersion version) throws IOException {
        edge.logTo(noted);
        HttpClient client = client(options(OF_SHOP).setProtocolVersion(version).setAlpnVersions(List.of(version)));

        HttpClientResponse response = get(client, open(tls()), SHOP);

        Access access = noted.next();
        assertThat(access.fields()).isEqualTo(new Fields(SHOP, SHOP, "", ""));
        assertThat(access.client()).isEqualTo(new Client("127.0.0.1", true, false));
        assertThat(access.line().protocol()).isEqualTo(version == HttpVersion.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1");
        assertThat(access.outcome())
                .isEqualTo(new Outcome(200, await(response.body()).length(), "lockstep; fwd=bypass", false));
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

    private HttpClient priorKnowledge(Http2Settings settings) {
        return client(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setInitialSettings(settings));
    }

    private void show(Issued... issued) throws GeneralSecurityException {
        identities = new Identities(
                Arrays.stream(issued).map(ListeningTest::identity).toList());
    }

    private static Identity identity(Issued issued) {
        try {
            return issued.pem().identity("of-" + issued.hashCode());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Speaks tls() {
        return new Speaks.Tls(new NamedKeys(() -> identities));
    }

    private int open(Speaks speaks) throws IOException {
        return open(speaks, false);
    }

    private int open(Speaks speaks, boolean proxyProtocol) throws IOException {
        int port = freePort();
        Listening listening = new Listening("127.0.0.1", port, speaks, proxyProtocol);
        var _ = await(DataPlane.start(vertx, listening, door, edge.visits(passOn)));
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpClientOptions options(Issued trusted) {
        return new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setForceSni(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trusted.certificatePem())));
    }

    private HttpClient trusting(Issued trusted) {
        return client(options(trusted));
    }

    private HttpClient client(HttpClientOptions options) {
        return vertx.createHttpClient(options);
    }

    private static RequestOptions asked(int port, String host) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(host)
                .setPort(443)
                .setURI("/account/7");
    }

    /** Whole: its body has arrived. */
    private static HttpClientResponse get(HttpClient client, int port, String host) {
        return await(client.request(asked(port, host))
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(response)));
    }

    private static String plain(String fields) {
        return "GET /account/7 HTTP/1.1\r\nHost: " + SHOP + "\r\nConnection: close\r\n" + fields + "\r\n";
    }

    /** Everything that comes back until the connection is closed. */
    private static String raw(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static <T> T await(Future<T> done) {
        return done.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
    }
}
