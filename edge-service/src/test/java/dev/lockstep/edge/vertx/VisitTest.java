package dev.lockstep.edge.vertx;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.page;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.ask.RefreshAhead;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.explain.ExplainPage;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.pass.MemoryWorkers;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.visit.Tally;
import dev.lockstep.edge.visit.VisitCounts;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Visitors of an edge whom no worker answers. */
class VisitTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Clock AFTER_A_DAY = Clock.fixed(NOON.plus(Duration.ofHours(25)), ZoneOffset.UTC);

    private final Vertx vertx = Vertx.vertx();
    private final MemoryManifests manifests = new MemoryManifests().with(digest("d1"), manifest("d1"));
    private final Sites sites = new Sites(manifests);
    private final Pages pages = new Pages();
    private final Decide decide = new Decide(pages);
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final Lease lease = new Lease(Duration.ofHours(1), System::nanoTime);
    private Asking asking = new Asking(ignored -> {}, PATIENCE, 10);

    @AfterEach
    void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoHasWaitedInVainIsToldSo() throws IOException {
        sites.apply(published("d1", 1));
        assertThat(visit("/products/7")).startsWith("HTTP/1.1 504 ").endsWith("This page was not ready in time.\n");
        assertThat(asking.waiting()).isZero();
    }

    @Test
    void whoHasWaitedInVainGetsThePageThatMayStandInForAnError() throws IOException {
        sites.apply(published("d1", 1));
        pages.keep(page("d1", 1, NOON));
        String body = "page of d1" + 1 + NOON;
        blobs.put(new ByteArrayInputStream(body.getBytes(UTF_8)));
        assertThat(visit("/products/7"))
                .startsWith("HTTP/1.1 200 ")
                .contains("detail=stale-if-error")
                .endsWith(body);
    }

    @Test
    void nobodyIsLeftWaitingWhenSomethingIsWrongWithTheEdge() throws IOException {
        sites.apply(published("d1", 1));
        asking = new Asking(
                ignored -> {
                    throw new IllegalStateException("a defect");
                },
                PATIENCE,
                10);
        assertThat(visit("/products/7")).startsWith("HTTP/1.1 500 ").endsWith("Something is wrong with this edge.\n");
    }

    private String visit(String path) throws IOException {
        lease.read(System.nanoTime());
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> visits().receive(request, vertx.getOrCreateContext()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        String request = "GET " + path + " HTTP/1.1\r\nHost: shop.localhost\r\nConnection: close\r\n\r\n";
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            visitor.getOutputStream().write(request.getBytes(UTF_8));
            return new String(visitor.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private Visits visits() {
        return new Visits(
                sites,
                manifests,
                decide,
                asking,
                new PassOn(new MemoryWorkers(), new Rotation(List.of(), Clock.systemUTC()), 1),
                new Bodies(blobs, 1_000, Runnable::run),
                new Visits.Counts(new VisitCounts(), new Tally(), new RefreshAhead(1, 1)),
                new ExplainResponse(new EdgeId("edge-1"), new ExplainPage(decide, pages, asking)),
                lease,
                PATIENCE,
                Runnable::run,
                AFTER_A_DAY);
    }
}
