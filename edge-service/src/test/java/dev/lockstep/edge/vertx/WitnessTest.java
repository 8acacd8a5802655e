package dev.lockstep.edge.vertx;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.access.Fields;
import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.access.RequestLine;
import dev.lockstep.edge.access.Source;
import dev.lockstep.edge.client.Client;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is noted of visits over real connections of HTTP/1.1. {@code |} stands for CR LF. */
@Timeout(60)
class WitnessTest {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SMALL = 10;
    private static final int LARGE = 48 << 20;
    private static final int READ = 100_000;
    private static final Source SHOP = new Source("shop", "d1", 1);
    private static final Limits LIMITS = new Limits(100, 1_000, 20, 10_000, LONG, LONG, 1_000, LONG, 100);

    @TempDir
    private static Path folder;

    private static BlobStore blobs;
    private static Manifest deploy;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final Noted noted = new Noted();
    private volatile Consumer<HttpServerRequest> worker =
            request -> request.response().end("mine");
    private MemoryEdge edge;
    private PassOn passOn;
    private int port;

    @BeforeAll
    static void upload() throws IOException {
        blobs = new FileBlobStore(folder);
        SortedMap<CanonicalPath, ManifestFile> files = new TreeMap<>();
        files.put(new CanonicalPath("/small.txt"), file(SMALL));
        files.put(new CanonicalPath("/large.bin"), file(LARGE));
        deploy = new Manifest(files, new TreeMap<>(), manifest("d1").routes());
    }

    @BeforeEach
    void listen() throws IOException {
        edge = new MemoryEdge(LONG, CLOCK, blobs, deploy);
        edge.sites.apply(published("d1", 1));
        edge.blockOn(blocking);
        edge.logTo(noted);
        HttpServer working = await(vertx.createHttpServer()
                .requestHandler(request -> worker.accept(request))
                .listen(0, "127.0.0.1"));
        passOn = new PassOn(
                new HttpWorkers(vertx, new HttpWorkers.Timeouts(LONG, LONG), 5),
                new Rotation(List.of(URI.create("http://127.0.0.1:" + working.actualPort())), InstantSource.system()),
                5);
        open(LIMITS);
    }

    @AfterEach
    void close() {
        var _ = await(vertx.close());
        blocking.close();
    }

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

    private static ManifestFile file(int bytes) throws IOException {
        return new ManifestFile(blobs.put(new ByteArrayInputStream(new byte[bytes])), "application/octet-stream");
    }

    private void open(Limits limits) throws IOException {
        open(new FrontDoor(limits, new Refusals(), CLOCK));
    }

    private void open(Handler<HttpConnection> door) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var _ = await(DataPlane.start(vertx, "127.0.0.1", port, door, edge.visits(passOn)));
    }

    private String exchange(String request) throws IOException {
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(visitor, request);
            return new String(visitor.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static void send(Socket visitor, String request) throws IOException {
        visitor.getOutputStream().write(request.replace("|", "\r\n").getBytes(ISO_8859_1));
    }

    private static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
