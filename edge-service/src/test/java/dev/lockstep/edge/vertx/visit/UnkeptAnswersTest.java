package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edge does not keep of what goes through, or keeps no longer, and who waits for it. */
class UnkeptAnswersTest extends KeepingCase {

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
    void whatBreaksOffIsNeverKept() {
        worker = request -> request.response()
                .setChunked(true)
                .putHeader("cache-control", "max-age=60")
                .write("half")
                .onComplete(_ -> request.response().reset());
        assertThatThrownBy(() -> get("/kept/a")).hasCauseInstanceOf(HttpClosedException.class);

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
        untilSomebodyFollows();
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
        untilSomebodyFollows();

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
}
