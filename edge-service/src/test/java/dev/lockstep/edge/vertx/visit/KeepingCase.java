package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.published;

import dev.lockstep.contracts.event.SteppedClock;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.edge.FreePort;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.vertx.listen.DataPlane;
import dev.lockstep.edge.vertx.pass.HttpWorkers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** An edge that keeps what a worker says, from a visitor's connection to a worker's and back. */
@Timeout(60)
abstract class KeepingCase {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    final SteppedClock clock = new SteppedClock(NOON);
    final MemoryEdge edge = new MemoryEdge(LONG, clock, "/index.html");
    final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpClient client = vertx.createHttpClient();
    volatile Consumer<HttpServerRequest> worker = saying("first", "cache-control", "max-age=60");
    private int port;

    record Seen(int status, MultiMap headers, String body) {
        String header(String name) {
            return String.join(" | ", headers.getAll(name));
        }
    }

    @BeforeEach
    void listen() throws IOException {
        HttpServer listening = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    heard.add(request.method() + " " + request.uri());
                    worker.accept(request);
                })
                .listen(0, "127.0.0.1"));
        PassOn passOn = new PassOn(
                new HttpWorkers(vertx, new HttpWorkers.Timeouts(LONG, LONG), 10),
                new Rotation(List.of(URI.create("http://127.0.0.1:" + listening.actualPort())), InstantSource.system()),
                10);
        edge.redirect(
                proxy("https://german.test/:splat", Map.of(Condition.LANGUAGE, List.of("de"))),
                proxy("https://api.test/v1/:splat", Map.of()));
        edge.sites.apply(published("d1", 1));
        port = FreePort.next();
        var _ = await(DataPlane.start(vertx, "127.0.0.1", port, _ -> {}, edge.visits(passOn)));
    }

    @AfterEach
    void close() {
        var _ = await(vertx.close());
    }

    /** Somebody else waits for what is being asked for. */
    final void untilSomebodyFollows() {
        while (edge.kept.following() < 1) {
            Thread.onSpinWait();
        }
    }

    static Redirect proxy(String to, Map<Condition, List<String>> conditions) {
        return new Redirect(new FromPath("/api/*"), new TreeMap<>(), to, 200, false, new TreeMap<>(conditions));
    }

    static Consumer<HttpServerRequest> saying(String body, String... fields) {
        return request -> {
            for (int i = 0; i < fields.length; i += 2) {
                request.response().headers().add(fields[i], fields[i + 1]);
            }
            var _ = request.response().end(body);
        };
    }

    final Seen get(String path, String... field) {
        return ask("GET", path, field.length == 0 ? Map.of() : Map.of(field[0], field[1]));
    }

    final Seen ask(String method, String path, Map<String, String> headers) {
        return await(begin(method, path, headers));
    }

    final Future<Seen> begin(String method, String path, Map<String, String> headers) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.valueOf(method))
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI(path))
                .compose(request -> {
                    request.putHeader("Host", "shop.localhost");
                    headers.forEach(request::putHeader);
                    return request.send();
                })
                .compose(response -> response.body()
                        .map(body -> new Seen(response.statusCode(), response.headers(), body.toString())));
    }

    static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
