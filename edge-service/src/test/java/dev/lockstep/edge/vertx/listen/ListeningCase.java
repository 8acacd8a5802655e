package dev.lockstep.edge.vertx.listen;

import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.door.vertx.Drain;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.tls.Identities;
import dev.lockstep.edge.tls.Identity;
import dev.lockstep.edge.tls.Issued;
import dev.lockstep.edge.vertx.listen.Listening.Speaks;
import dev.lockstep.edge.vertx.pass.HttpWorkers;
import dev.lockstep.edge.vertx.visit.MemoryEdge;
import dev.lockstep.edge.vertx.visit.Noted;
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
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
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
import org.junit.jupiter.api.Timeout;

/** A site behind whatever ports a test opens, with a worker that says what the test wants, and visitors who speak TLS and HTTP/2. */
@Timeout(60)
abstract class ListeningCase {

    static final Duration LONG = Duration.ofSeconds(20);
    static final String SHOP = "shop.localhost";
    static final Issued OF_SHOP = Issued.forHosts("EC", SHOP);
    static final Issued OF_OTHERS = Issued.forHosts("RSA", "*.other.test");

    private static final Limits LIMITS = new Limits(1_000, 8_000, 50, 100_000, LONG, LONG, 1_000, LONG, 50);

    private final Vertx vertx = Vertx.vertx();
    final Drain drain = new Drain(Duration.ofMillis(200));
    private final Handler<HttpConnection> door = new FrontDoor(
            LIMITS, new Refusals(), Clock.systemUTC(), new FrontDoor.Orders(_ -> false, Shortcut.NONE, drain));
    final MemoryEdge edge = new MemoryEdge(LONG, Clock.systemUTC(), "/index.html");
    final List<String> heard = new CopyOnWriteArrayList<>();
    final Noted noted = new Noted();
    private volatile Identities identities = Identities.NONE;
    volatile Consumer<HttpServerRequest> worker =
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

    final HttpClient priorKnowledge(Http2Settings settings) {
        return client(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setInitialSettings(settings));
    }

    final void show(Issued... issued) throws GeneralSecurityException {
        identities = new Identities(
                Arrays.stream(issued).map(ListeningCase::identity).toList());
    }

    private static Identity identity(Issued issued) {
        try {
            return issued.pem().identity("of-" + issued.hashCode());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    final Speaks tls() {
        return new Speaks.Tls(new NamedKeys(() -> identities));
    }

    final int open(Speaks speaks) {
        return open(speaks, false);
    }

    final int open(Speaks speaks, boolean proxyProtocol) {
        int port = FreePort.next();
        Listening listening = new Listening("127.0.0.1", port, speaks, proxyProtocol);
        var _ = await(DataPlane.start(vertx, listening, door, edge.visits(passOn)));
        return port;
    }

    static HttpClientOptions options(Issued trusted) {
        return new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setForceSni(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trusted.certificatePem())));
    }

    final HttpClient trusting(Issued trusted) {
        return client(options(trusted));
    }

    final HttpClient client(HttpClientOptions options) {
        return vertx.createHttpClient(options);
    }

    static RequestOptions asked(int port, String host) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(host)
                .setPort(443)
                .setURI("/account/7");
    }

    /** Whole: its body has arrived. */
    static HttpClientResponse get(HttpClient client, int port, String host) {
        return await(client.request(asked(port, host))
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(response)));
    }

    static String plain(String fields) {
        return "GET /account/7 HTTP/1.1\r\nHost: " + SHOP + "\r\nConnection: close\r\n" + fields + "\r\n";
    }

    /** Everything that comes back until the connection is closed. */
    static String raw(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    static <T> T await(Future<T> done) {
        return done.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
    }
}
