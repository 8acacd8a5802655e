package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.files.FileBlobStore;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.access.Source;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.vertx.listen.DataPlane;
import dev.lockstep.edge.vertx.pass.HttpWorkers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An edge of which somebody takes note, over real connections of HTTP/1.1. {@code |} stands for CR LF. */
@Timeout(60)
abstract class WitnessCase {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final Duration LONG = Duration.ofSeconds(30);
    static final int SMALL = 10;
    static final int LARGE = 48 << 20;
    static final int READ = 100_000;
    static final Source SHOP = new Source("shop", "d1", 1);
    static final Limits LIMITS = new Limits(100, 1_000, 20, 10_000, LONG, LONG, 1_000, LONG, 100);

    @TempDir
    private static Path folder;

    private static BlobStore blobs;
    private static Manifest deploy;

    final Vertx vertx = Vertx.vertx();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    final Noted noted = new Noted();
    volatile Consumer<HttpServerRequest> worker = request -> request.response().end("mine");
    MemoryEdge edge;
    private PassOn passOn;
    int port;

    @BeforeAll
    static void upload() throws IOException {
        blobs = new FileBlobStore(folder);
        SortedMap<CanonicalPath, ManifestFile> files = new TreeMap<>();
        files.put(new CanonicalPath("/small.txt"), file(SMALL));
        files.put(new CanonicalPath("/large.bin"), file(LARGE));
        deploy = new Manifest(files, new TreeMap<>(), manifest("d1").routes());
    }

    @BeforeEach
    void listen() {
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

    private static ManifestFile file(int bytes) throws IOException {
        return new ManifestFile(blobs.put(new ByteArrayInputStream(new byte[bytes])), "application/octet-stream");
    }

    final void open(Limits limits) {
        open(new FrontDoor(limits, new Refusals(), CLOCK));
    }

    final void open(Handler<HttpConnection> door) {
        port = FreePort.next();
        var _ = await(DataPlane.start(vertx, "127.0.0.1", port, door, edge.visits(passOn)));
    }

    final String exchange(String request) throws IOException {
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(visitor, request);
            return new String(visitor.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    static void send(Socket visitor, String request) throws IOException {
        visitor.getOutputStream().write(request.replace("|", "\r\n").getBytes(ISO_8859_1));
    }

    static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
