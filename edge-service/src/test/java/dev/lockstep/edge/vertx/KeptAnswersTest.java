package dev.lockstep.edge.vertx;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.edge.answer.SteppedClock;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edge keeps of what goes through, from a visitor's connection to a worker's and back. */
@Timeout(60)
class KeptAnswersTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final SteppedClock clock = new SteppedClock(NOON);
    private final MemoryEdge edge = new MemoryEdge(LONG, clock, "/index.html");
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpClient client = vertx.createHttpClient();
    private volatile Consumer<HttpServerRequest> worker = saying("first", "cache-control", "max-age=60");
    private int port;

    private record Seen(int status, MultiMap headers, String body) {
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
        HttpServer free = await(vertx.createHttpServer().requestHandler(_ -> {}).listen(0, "127.0.0.1"));
        port = free.actualPort();
        var _ = await(free.close());
        var _ = await(DataPlane.start(vertx, "127.0.0.1", port, _ -> {}, edge.visits(passOn)));
    }

    @AfterEach
    void close() {
        var _ = await(vertx.close());
    }

    @Test
    void whatIsFreshIsAnsweredFromMemory() {
        // Given
        assertThat(get("/kept/a").header("cache-status")).isEqualTo("lockstep; fwd=uri-miss; stored");
        clock.step(Duration.ofSeconds(10));

        // When
        Seen again = get("/kept/a");

        // Then
        assertThat(again.body()).isEqualTo("first");
        assertThat(again.header("age")).isEqualTo("10");
        assertThat(again.header("cache-status")).isEqualTo("lockstep; hit; ttl=50");
        assertThat(again.header("lockstep-deploy")).isEqualTo("d1");
        assertThat(heard).containsExactly("GET /kept/a");
        assertThat(get("/kept/a?b=1").body()).isEqualTo("first");
        assertThat(heard).containsExactly("GET /kept/a", "GET /kept/a?b=1");
    }

    @Test
    void whatARedirectShowsOfAnotherServerIsKeptForThoseWhomTheRedirectIsFor() {
        // Given
        Set<String> rules = ConcurrentHashMap.newKeySet();
        worker = request -> {
            rules.add(request.getHeader("lockstep-redirect"));
            saying("rule " + request.getHeader("lockstep-redirect"), "cache-control", "max-age=60", "vary", "X-Mood")
                    .accept(request);
        };

        // When
        Seen everybody = get("/api/a?b=1");
        Seen german = get("/api/a?b=1", "Accept-Language", "de");

        // Then
        assertThat(everybody.body()).isEqualTo("rule 1");
        assertThat(german.body()).isEqualTo("rule 0");
        assertThat(german.header("vary")).isEqualTo("X-Mood | accept-language, cookie");
        assertThat(get("/api/a?b=1").header("cache-status")).isEqualTo("lockstep; hit; ttl=60");
        assertThat(get("/api/a?b=1", "Accept-Language", "de-AT").body()).isEqualTo("rule 0");
        assertThat(heard).containsExactly("GET /api/a?b=1", "GET /api/a?b=1");
        assertThat(rules).containsExactlyInAnyOrder("0", "1");
    }

    @Test
    void noVisitorNamesARedirect() {
        List<String> named = new CopyOnWriteArrayList<>();
        worker = request -> {
            named.addAll(request.headers().getAll("lockstep-redirect"));
            saying("first").accept(request);
        };

        get("/kept/a", "Lockstep-Redirect", "1");
        get("/api/a", "Lockstep-Redirect", "0");

        assertThat(named).containsExactly("1");
    }

    @Test
    void readersGetWhatTheyAskForOfIt() {
        worker = saying("0123456789", "cache-control", "max-age=60", "etag", "\"1\"");
        get("/kept/a");

        assertThat(ask("HEAD", "/kept/a", Map.of()).header("content-length")).isEqualTo("10");
        assertThat(get("/kept/a", "If-None-Match", "\"1\"").status()).isEqualTo(304);
        assertThat(get("/kept/a", "Range", "bytes=2-4").body()).isEqualTo("234");
        assertThat(get("/kept/a", "Range", "bytes=20-").status()).isEqualTo(416);
        assertThat(heard).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "max-age=0", "no-store"})
    void nobodyMakesAnOriginWorkByAskingForSomethingFresh(String control) {
        get("/kept/a");

        assertThat(get("/kept/a", "Cache-Control", control).body()).isEqualTo("first");
        assertThat(heard).hasSize(1);
    }

    @Test
    void whoeverAsksOnlyForWhatIsKeptAsksNobody() {
        assertThat(get("/kept/a", "Cache-Control", "only-if-cached").status()).isEqualTo(504);
        assertThat(heard).isEmpty();
    }

    @Test
    void aWordThatItStillHoldsIsEnough() {
        // Given
        worker = saying("first", "cache-control", "max-age=60", "etag", "\"1\"", "x-a", "1");
        get("/kept/a");
        clock.step(Duration.ofSeconds(61));
        worker = request -> {
            heard.add(request.getHeader("if-none-match"));
            request.response()
                    .setStatusCode(304)
                    .putHeader("x-a", "2")
                    .putHeader("cache-control", "max-age=30")
                    .end();
        };

        // When
        Seen confirmed = get("/kept/a");
        Seen again = get("/kept/a");

        // Then
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body()).isEqualTo("first");
        assertThat(confirmed.header("cache-status")).isEqualTo("lockstep; fwd=stale; fwd-status=304; stored");
        assertThat(again.header("x-a")).isEqualTo("2");
        assertThat(again.header("cache-status")).isEqualTo("lockstep; hit; ttl=30");
        assertThat(heard).containsExactly("GET /kept/a", "GET /kept/a", "\"1\"");
    }

    @Test
    void whatMayBeStaleForAWhileIsShownAndRenewedBehindTheVisitor() {
        // Given
        worker = saying("first", "cache-control", "max-age=60, stale-while-revalidate=60");
        get("/kept/a");
        clock.step(Duration.ofSeconds(61));
        CompletableFuture<HttpServerRequest> renewal = new CompletableFuture<>();
        worker = renewal::complete;

        // When
        Seen stale = get("/kept/a");
        Seen meanwhile = get("/kept/a");

        // Then
        assertThat(stale.body()).isEqualTo("first");
        assertThat(stale.header("cache-status")).isEqualTo("lockstep; hit; ttl=-1; detail=stale-while-revalidate");
        assertThat(meanwhile.body()).isEqualTo("first");
        saying("second", "cache-control", "max-age=60").accept(renewal.join());
        while (!get("/kept/a").body().equals("second")) {
            Thread.onSpinWait();
        }
        assertThat(heard).hasSize(2);
    }

    @Test
    void onlyWhatAllowsItStandsInForAnError() {
        worker = saying("first", "cache-control", "max-age=60, stale-if-error=60");
        get("/kept/a");
        worker = saying("first", "cache-control", "max-age=60");
        get("/kept/b");
        clock.step(Duration.ofSeconds(61));
        worker = request -> request.response().setStatusCode(503).end("broken");

        assertThat(get("/kept/a").header("cache-status")).isEqualTo("lockstep; hit; ttl=-1; detail=stale-if-error");
        assertThat(get("/kept/b").status()).isEqualTo(503);
        worker = request -> request.connection().close();
        assertThat(get("/kept/a").body()).isEqualTo("first");
        assertThat(get("/kept/b").status()).isEqualTo(502);
        clock.step(Duration.ofSeconds(60));
        assertThat(get("/kept/a").status()).isEqualTo(502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"set-cookie: a=1", "cache-control: private", "cache-control: no-store", "vary: *"})
    void whatIsForOneIsNotKeptAndHoldsNobodyUp(String field) {
        String[] parts = field.split(": ", 2);
        worker = saying("mine", "cache-control", "max-age=60", parts[0], parts[1]);

        assertThat(get("/kept/a").header("cache-status")).isEqualTo("lockstep; fwd=uri-miss");
        get("/kept/a");

        assertThat(heard).hasSize(2);
    }

    @Test
    void whatSomebodyWhoNamedThemselvesGotIsNotForOthers() {
        get("/kept/a", "Authorization", "Bearer x");

        get("/kept/a");

        assertThat(heard).hasSize(2);
    }

    @Test
    void hostsThatAnOriginCanTellApartAreKeptApart() {
        worker = request ->
                request.response().putHeader("cache-control", "max-age=60").end(request.getHeader("x-forwarded-host"));

        assertThat(get("/kept/a", "Host", "shop.localhost:99").body()).isEqualTo("shop.localhost:99");
        assertThat(get("/kept/a").body()).isEqualTo("shop.localhost");
    }

    @Test
    void whatBreaksOffIsNeverKept() {
        worker = request -> request.response()
                .setChunked(true)
                .putHeader("cache-control", "max-age=60")
                .write("half")
                .onComplete(_ -> request.response().reset());
        assertThatThrownBy(() -> get("/kept/a")).isNotNull();

        worker = saying("whole", "cache-control", "max-age=60");

        assertThat(get("/kept/a").body()).isEqualTo("whole");
    }

    @Test
    void whatIsTooLargeGoesThroughWhole() {
        worker = saying("x".repeat(20_000), "cache-control", "max-age=60");

        assertThat(get("/kept/a").body()).hasSize(20_000);
        assertThat(get("/kept/a").body()).hasSize(20_000);

        assertThat(heard).hasSize(2);
    }

    @Test
    void whoeverChangesSomethingEndsWhatWasKeptOfIt() {
        get("/kept/a");
        get("/kept/b");
        worker = saying("changed", "location", "/kept/b");

        assertThat(ask("POST", "/kept/a", Map.of()).header("cache-status")).isEqualTo("lockstep; fwd=method");

        worker = saying("second", "cache-control", "max-age=60");
        assertThat(get("/kept/a").body()).isEqualTo("second");
        assertThat(get("/kept/b").body()).isEqualTo("second");
    }

    @Test
    void whatWasAskedForBeforeAChangeIsNotKeptAfterIt() {
        // Given
        CompletableFuture<HttpServerRequest> early = new CompletableFuture<>();
        worker = early::complete;
        Future<Seen> reading = begin("GET", "/kept/a", Map.of());
        HttpServerRequest held = early.join();

        // When
        worker = saying("changed");
        ask("POST", "/kept/a", Map.of());
        saying("old", "cache-control", "max-age=60").accept(held);
        assertThat(await(reading).body()).isEqualTo("old");

        // Then
        worker = saying("new", "cache-control", "max-age=60");
        assertThat(get("/kept/a").body()).isEqualTo("new");
    }

    @Test
    void whoeverAsksTheSameMeanwhileGetsTheSame() throws InterruptedException {
        // Given
        BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();
        worker = asked::add;
        Future<Seen> first = begin("GET", "/kept/a", Map.of());
        HttpServerRequest held = asked.take();

        // When
        Future<Seen> second = begin("GET", "/kept/a", Map.of());
        while (edge.kept.following() < 1) {
            Thread.onSpinWait();
        }
        saying("once", "cache-control", "max-age=60").accept(held);

        // Then
        assertThat(await(first).body()).isEqualTo("once");
        assertThat(await(second).body()).isEqualTo("once");
        assertThat(heard).hasSize(1);
    }

    @Test
    void whereAnswersAreForOneEverybodyAsksForThemselves() throws InterruptedException {
        // Given
        BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();
        worker = asked::add;
        Future<Seen> first = begin("GET", "/kept/a", Map.of());
        HttpServerRequest held = asked.take();
        Future<Seen> second = begin("GET", "/kept/a", Map.of());
        while (edge.kept.following() < 1) {
            Thread.onSpinWait();
        }

        // When
        saying("one", "cache-control", "private").accept(held);
        assertThat(await(first).body()).isEqualTo("one");

        // Then
        HttpServerRequest own = asked.take();
        Future<Seen> third = begin("GET", "/kept/a", Map.of());
        saying("three", "cache-control", "private").accept(asked.take());
        assertThat(await(third).body()).isEqualTo("three");
        saying("two", "cache-control", "private").accept(own);
        assertThat(await(second).body()).isEqualTo("two");
    }

    @Test
    void aPurgeRefusesWhatWasAskedForBefore() {
        worker = saying("first", "cache-control", "max-age=60", "cache-tag", "sale");
        get("/kept/a");
        worker = saying("second", "cache-control", "max-age=60");

        edge.sites.apply(new PagesPurged(
                SHOP,
                PurgeScope.parse("tag:sale").orElseThrow(),
                PurgeKind.HARD,
                new Epoch(2),
                "owner",
                "",
                Instant.EPOCH));

        assertThat(get("/kept/a").body()).isEqualTo("second");
    }

    private static Redirect proxy(String to, Map<Condition, List<String>> conditions) {
        return new Redirect(new FromPath("/api/*"), new TreeMap<>(), to, 200, false, new TreeMap<>(conditions));
    }

    private static Consumer<HttpServerRequest> saying(String body, String... fields) {
        return request -> {
            for (int i = 0; i < fields.length; i += 2) {
                request.response().headers().add(fields[i], fields[i + 1]);
            }
            var _ = request.response().end(body);
        };
    }

    private Seen get(String path, String... field) {
        return ask("GET", path, field.length == 0 ? Map.of() : Map.of(field[0], field[1]));
    }

    private Seen ask(String method, String path, Map<String, String> headers) {
        return await(begin(method, path, headers));
    }

    private Future<Seen> begin(String method, String path, Map<String, String> headers) {
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

    private static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
