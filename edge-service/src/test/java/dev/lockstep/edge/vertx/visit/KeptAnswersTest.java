package dev.lockstep.edge.vertx.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edge keeps of what goes through, and for whom. */
class KeptAnswersTest extends KeepingCase {

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

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-Method-Override", "X-Original-URL", "X-Rewrite-URL"})
    void whatIsKeptIsTheAnswerToWhatWasAsked(String another) {
        worker = request -> saying(
                        request.getHeader(another) == null ? "first" : "another", "cache-control", "max-age=60")
                .accept(request);

        assertThat(get("/kept/a", another, "DELETE").body()).isEqualTo("first");
        assertThat(get("/kept/a").header("cache-status")).isEqualTo("lockstep; hit; ttl=60");
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

    @Test
    void hostsThatAnOriginCanTellApartAreKeptApart() {
        worker = request ->
                request.response().putHeader("cache-control", "max-age=60").end(request.getHeader("x-forwarded-host"));

        assertThat(get("/kept/a", "Host", "shop.localhost:99").body()).isEqualTo("shop.localhost:99");
        assertThat(get("/kept/a").body()).isEqualTo("shop.localhost");
    }
}
