package dev.lockstep.render.pass.vertx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.contracts.outbound.Forward;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.RawConnection;
import dev.lockstep.contracts.trace.RememberedTracing;
import dev.lockstep.contracts.trace.RememberedTracing.Remembered;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.render.content.DeployContents;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.PassRequest;
import dev.lockstep.render.pass.Passer;
import dev.lockstep.render.pass.Passers;
import dev.lockstep.render.pass.Room;
import dev.lockstep.render.site.KnownSites;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over real connections, with a renderer that does what a test wants. */
@Timeout(60)
class PassPortTest {

    private static final String WHOSE = "Lockstep-Site: shop\r\nLockstep-Deploy: d1\r\nLockstep-Epoch: 1\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final KnownSites sites = new KnownSites();
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final PassDrain drain = new PassDrain();
    private final RememberedTracing tracing = new RememberedTracing();
    private HttpServer server;
    private Passer renderer = (order, response) -> new PassOutcome.Answered();

    @BeforeEach
    void open() throws IOException {
        Blob manifest = blobs.put(new ByteArrayInputStream("manifest".getBytes(UTF_8)));
        sites.apply(new DeployReady(
                new SiteId("shop"),
                List.of("d1--shop.test"),
                new DeployId("d1"),
                manifest.digest(),
                new Epoch(1),
                Epoch.ZERO,
                Instant.EPOCH));
        sites.caughtUp();
        Passer chosen = (order, response) -> renderer.pass(order, response);
        PassRequest pass = new PassRequest(
                sites,
                new DeployContents(blobs, bytes -> new Manifest(new TreeMap<>(), new TreeMap<>(), List.of(route()))),
                new Passers(chosen, chosen, chosen),
                new Room(9, 9),
                Duration.ofMillis(10));
        server = PassPort.open(vertx, "127.0.0.1", 0, new PassPort.Parts(pass, drain, tracing))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAnswerGoesOutInPieces() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        renderer = (order, response) -> {
            try (OutputStream out = response.begin(200, HeaderFields.NONE.with("x-a", "1"))) {
                out.write("first".getBytes(UTF_8));
                heard.await();
                out.write("second".getBytes(UTF_8));
            }
            return new PassOutcome.Answered();
        };

        try (RawConnection edge =
                new RawConnection(server.actualPort(), "GET /account HTTP/1.1\r\nHost: x\r\n" + WHOSE + "\r\n")) {
            assertThat(edge.until("first")).contains("HTTP/1.1 200 OK", "x-a: 1");
            heard.countDown();
            assertThat(edge.until("0")).contains("second");
        }
    }

    @Test
    void aPassBelongsToTheTraceThatItsEdgeHasBegun() throws Exception {
        // Given
        Trace begun = RememberedTracing.trace(7);
        List<Trace> known = new CopyOnWriteArrayList<>();
        renderer = (order, response) -> {
            known.add(Trace.current());
            assertThat(order.request().fields().has("lockstep-trace")).isFalse();
            return new PassOutcome.Failed(Problem.of("it is down", "start it"), "");
        };

        // When
        try (RawConnection edge = new RawConnection(
                server.actualPort(),
                "GET /account HTTP/1.1\r\nHost: x\r\nLockstep-Trace: " + begun.parent() + "\r\n" + WHOSE + "\r\n")) {
            assertThat(edge.until("This page could not be made.")).contains("HTTP/1.1 502 Bad Gateway");
        }

        // Then
        assertThat(tracing.begun()).hasSize(1);
        Remembered pass = tracing.begun().getFirst();
        assertThat(pass.parent()).isEqualTo(begun);
        assertThat(known).containsExactly(pass.trace());
        assertThat(pass.notes()).containsEntry("lockstep.site", "shop");
        assertThat(pass.failure()).contains("it is down");
    }

    @Test
    void aBodyIsReadAsItComes() throws Exception {
        renderer = (order, response) -> {
            if (!(order.request().body() instanceof Forward.Body.Arriving(var bytes, long length))) {
                throw new AssertionError("no body");
            }
            String text = length + ":" + new String(bytes.readAllBytes(), UTF_8);
            try (OutputStream out = response.begin(200, HeaderFields.NONE)) {
                out.write(text.getBytes(UTF_8));
            }
            return new PassOutcome.Answered();
        };

        try (RawConnection edge = new RawConnection(
                server.actualPort(),
                "POST /account HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nCookie: id=7\r\n" + WHOSE + "\r\norder")) {
            assertThat(edge.until("5:order")).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aConnectionWhoseBodyWasReadCarriesTheNextRequest() throws Exception {
        renderer = (order, response) -> {
            if (order.request().body() instanceof Forward.Body.Arriving(var bytes, long length)) {
                assertThat(bytes.readAllBytes()).hasSize((int) length);
            }
            try (OutputStream out = response.begin(200, HeaderFields.NONE.with("content-length", "6"))) {
                out.write("taken\n".getBytes(UTF_8));
            }
            return new PassOutcome.Answered();
        };

        try (RawConnection edge = new RawConnection(
                server.actualPort(),
                "POST /account HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n" + WHOSE + "\r\norder")) {
            assertThat(edge.until("taken")).contains("HTTP/1.1 200 OK");
            for (int next = 0; next < 3; next++) {
                edge.send("POST /account HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n" + WHOSE + "\r\nmore");
                assertThat(edge.until("taken")).contains("HTTP/1.1 200 OK");
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffDoesNotLookWhole() throws Exception {
        renderer = (order, response) -> {
            OutputStream out = response.begin(200, HeaderFields.NONE);
            out.write("half".getBytes(UTF_8));
            return new PassOutcome.Failed(Problem.of("the origin broke off", ""));
        };

        try (RawConnection edge =
                new RawConnection(server.actualPort(), "GET /account HTTP/1.1\r\nHost: x\r\n" + WHOSE + "\r\n")) {
            assertThat(edge.all()).contains("half").doesNotContain("0");
        }
    }

    @Test
    void aRendererThatSaysNothingIsAFailureInClearWords() throws Exception {
        renderer = (order, response) -> new PassOutcome.Failed(Problem.of("the origin is down", ""));

        try (RawConnection edge =
                new RawConnection(server.actualPort(), "GET /account HTTP/1.1\r\nHost: x\r\n" + WHOSE + "\r\n")) {
            assertThat(edge.all())
                    .contains("HTTP/1.1 502 Bad Gateway", "This page could not be made.")
                    .noneMatch(line -> line.contains("origin"));
        }
    }

    @Test
    void anEdgeThatLeavesEndsTheExchange() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        renderer = (order, response) -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
            return new PassOutcome.Answered();
        };
        RawConnection edge =
                new RawConnection(server.actualPort(), "GET /account HTTP/1.1\r\nHost: x\r\n" + WHOSE + "\r\n");
        begun.await();

        edge.close();

        ended.await();
    }

    @Test
    void whoeverAsksWhileTheWorkerLeavesIsAnsweredAndSentToOthers() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        renderer = (order, response) -> {
            OutputStream out = response.begin(200, HeaderFields.NONE);
            out.write("half".getBytes(UTF_8));
            goOn.await();
            out.write("whole".getBytes(UTF_8));
            out.close();
            return new PassOutcome.Answered();
        };
        String asked = "GET /account HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + WHOSE + "\r\n";
        try (RawConnection early = new RawConnection(server.actualPort(), asked)) {
            assertThat(early.until("half")).noneMatch(line -> line.contains("lockstep-leaving"));

            drain.begin();

            try (RawConnection late = new RawConnection(server.actualPort(), asked)) {
                assertThat(late.until("half")).contains("lockstep-leaving: soon");
                assertThat(drain.await(Duration.ZERO, Duration.ofMillis(10))).isFalse();
                goOn.countDown();
                assertThat(late.all()).contains("whole");
            }
            assertThat(early.all()).contains("whole");
        }
        assertThat(drain.await(Duration.ZERO, Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void whoDoesNotSayWhosePageIsMeantIsRefused() throws Exception {
        try (RawConnection edge = new RawConnection(
                server.actualPort(), "GET /account HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            assertThat(edge.all()).contains("HTTP/1.1 400 Bad Request", "Only edges ask here.");
        }
    }

    private static Route route() {
        return new Route(
                new RoutePattern("/account"),
                new Render.Origin(URI.create("http://origin.test")),
                Variants.NONE,
                List.of(),
                Upkeep.of(new Freshness.Uncached()),
                new Fallback.Wait(),
                new OnError.Stale(),
                Guard.DEFAULT);
    }
}
