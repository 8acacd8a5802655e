package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.counting;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.continuity.Ended;
import dev.lockstep.edge.pass.MemoryWorkers;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.pass.Rotation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Visitors of a site who come to this edge from another one. */
class MonotonicReadsTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Continuity MONOTONIC = new Continuity(false, true);
    private static final URI WORKER = URI.create("http://worker.test");

    private final Visiting visiting = new Visiting();
    private MemoryEdge edge = new MemoryEdge(LONG, CLOCK);
    private int port;

    @AfterEach
    void close() {
        visiting.close();
    }

    @Test
    void nobodyWaitsOrIsToldWhereTheSiteDoesNotWantThat() throws IOException {
        open(LONG, Continuity.NONE, LeaseMode.AVAILABLE);

        assertThat(visit("/", "Cookie: lockstep-seen=9", "Lockstep-Seen: 9"))
                .contains("lockstep-epoch: 1")
                .doesNotContainIgnoringCase("lockstep-seen")
                .doesNotContainIgnoringCase("lockstep-behind")
                .doesNotContainIgnoringCase("set-cookie");
    }

    @Test
    void aVisitorIsToldOnceHowMuchTheyHaveSeen() throws IOException {
        open(LONG, MONOTONIC, LeaseMode.AVAILABLE);

        assertThat(visit("/")).contains("set-cookie: lockstep-seen=1; Path=/; HttpOnly; SameSite=Lax\r\n");
        assertThat(visit("/", "Cookie: lockstep-seen=1")).doesNotContain("set-cookie");
        assertThat(visit("/", "Lockstep-Seen: 0")).contains("lockstep-seen: 1").doesNotContain("set-cookie");
    }

    @Test
    void whoeverCameByTlsKeepsItForTls() throws IOException {
        edge.trust("127.0.0.0/8");
        open(MONOTONIC, LeaseMode.AVAILABLE);

        assertThat(visit("/", "X-Forwarded-Proto: https")).contains("SameSite=Lax; Secure\r\n");
    }

    @Test
    void whatIsUnchangedIsStillTold() throws IOException {
        edge = new MemoryEdge(LONG, CLOCK, "/index.html");
        edge.blobs.put(new ByteArrayInputStream("/index.html of d1".getBytes(UTF_8)));
        open(MONOTONIC, LeaseMode.AVAILABLE);
        String page = visit("/");
        String etag = page.lines()
                .filter(line -> line.startsWith("etag: "))
                .findFirst()
                .orElseThrow();

        String unchanged = visit("/", "If-None-Match: " + etag.substring("etag: ".length()));

        assertThat(unchanged).startsWith("HTTP/1.1 304 ").contains("set-cookie: lockstep-seen=1;");
        assertThat(visit("/", "Cookie: lockstep-seen=1", "If-None-Match: " + etag.substring("etag: ".length())))
                .startsWith("HTTP/1.1 304 ")
                .contains("cache-control: public, max-age=0, must-revalidate")
                .doesNotContain("set-cookie");
    }

    @Test
    void aVisitorWhoHasSeenMoreWaitsUntilItIsKnownHere() throws IOException {
        open(LONG, MONOTONIC, LeaseMode.AVAILABLE);

        try (Socket visitor = come("/", "Cookie: lockstep-seen=3")) {
            awaitWaiting(1);
            edge.read(published("d1", 2));
            assertThat(edge.catchingUp.waiting()).isEqualTo(1);
            edge.read(published("d1", 3));

            assertThat(Visiting.answer(visitor))
                    .contains("lockstep-epoch: 3")
                    .doesNotContain("lockstep-behind")
                    .doesNotContain("set-cookie");
        }
        assertThat(edge.catchingUp.of(Ended.REACHED)).isEqualTo(1);
    }

    @Test
    void whoeverNamesWhatNeverWasIsServedAndToldLess() throws IOException {
        open(LONG, MONOTONIC, LeaseMode.STRICT);

        try (Socket visitor = come("/", "Cookie: lockstep-seen=999999999999999999")) {
            awaitWaiting(1);
            edge.confirm();

            assertThat(Visiting.answer(visitor))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("set-cookie: lockstep-seen=1;")
                    .doesNotContain("lockstep-behind");
        }
        assertThat(edge.catchingUp.of(Ended.CONFIRMED)).isEqualTo(1);
    }

    @Test
    void whoeverHasWaitedInVainIsToldThatThisMayBeFromBefore() throws IOException {
        open(SHORT, MONOTONIC, LeaseMode.AVAILABLE);

        assertThat(visit("/", "Cookie: lockstep-seen=9"))
                .startsWith("HTTP/1.1 404 ")
                .contains("lockstep-behind: 9")
                .contains("detail=behind")
                .contains("cache-control: private, no-store")
                .doesNotContain("set-cookie");
        assertThat(edge.catchingUp.of(Ended.OUT_OF_TIME)).isEqualTo(1);
    }

    @Test
    void aStrictSiteShowsNothingThatMayBeFromBefore() throws IOException {
        open(SHORT, MONOTONIC, LeaseMode.STRICT);

        assertThat(visit("/", "Cookie: lockstep-seen=9"))
                .startsWith("HTTP/1.1 503 ")
                .contains("retry-after: 1")
                .contains("lockstep-behind: 9");
    }

    @Test
    void whoeverWaitsForAPageTooWaitsForThisOnce() throws IOException {
        open(SHORT, MONOTONIC, LeaseMode.AVAILABLE);

        assertThat(visit("/products/7", "Cookie: lockstep-seen=9"))
                .startsWith("HTTP/1.1 504 ")
                .contains("lockstep-behind: 9");
        assertThat(edge.catchingUp.of(Ended.OUT_OF_TIME)).isEqualTo(1);
        assertThat(edge.asking.waiting()).isZero();
    }

    @Test
    void whoeverLeavesIsWaitedForNoMore() throws IOException {
        open(LONG, MONOTONIC, LeaseMode.AVAILABLE);
        try (Socket visitor = come("/", "Cookie: lockstep-seen=9")) {
            awaitWaiting(1);
            assertThat(visitor.isConnected()).isTrue();
        }

        awaitWaiting(0);

        assertThat(edge.catchingUp.of(Ended.LEFT)).isEqualTo(1);
    }

    @Test
    void whoeverFindsNoPlaceToWaitIsServedAtOnce() throws IOException {
        open(LONG, MONOTONIC, LeaseMode.AVAILABLE);
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            waiting.add(come("/", "Cookie: lockstep-seen=9"));
        }
        awaitWaiting(2);

        assertThat(visit("/", "Cookie: lockstep-seen=9")).contains("lockstep-behind: 9");

        for (Socket visitor : waiting) {
            visitor.close();
        }
    }

    @Test
    void theCookiesOfARendererStay() throws IOException {
        MemoryWorkers workers = new MemoryWorkers();
        HeaderFields fields = HeaderFields.NONE.with("set-cookie", "a=1").plus("set-cookie", "b=2");
        workers.says(WORKER, 200, fields.with("cache-control", "public"), "", true);
        prepare(MONOTONIC, LeaseMode.AVAILABLE);
        port = visiting.open(edge.visits(new PassOn(workers, new Rotation(List.of(WORKER), CLOCK), 1)));

        assertThat(visit("/account/7"))
                .contains("set-cookie: a=1\r\n", "set-cookie: b=2\r\n", "set-cookie: lockstep-seen=1;")
                .contains("cache-control: private, no-cache\r\n")
                .doesNotContain("cache-control: public");
    }

    @Test
    void whatARendererLetsOthersKeepIsToldToNobody() throws IOException {
        MemoryWorkers workers = new MemoryWorkers();
        workers.says(WORKER, 200, HeaderFields.NONE.with("cache-control", "public, max-age=60"), "", true);
        prepare(MONOTONIC, LeaseMode.AVAILABLE);
        port = visiting.open(edge.visits(new PassOn(workers, new Rotation(List.of(WORKER), CLOCK), 1)));

        assertThat(visit("/account/7"))
                .contains("cache-control: public, max-age=60\r\n")
                .doesNotContain("set-cookie");
    }

    private void open(Duration patience, Continuity continuity, LeaseMode lease) {
        edge = new MemoryEdge(patience, CLOCK);
        open(continuity, lease);
    }

    private void open(Continuity continuity, LeaseMode lease) {
        prepare(continuity, lease);
        port = visiting.open(edge.visits());
    }

    private void prepare(Continuity continuity, LeaseMode lease) {
        edge.read(published("d1", 1));
        edge.read(counting(continuity, lease, 1));
    }

    private void awaitWaiting(int visitors) {
        await().until(() -> edge.catchingUp.waiting() == visitors);
    }

    private String visit(String path, String... fields) throws IOException {
        try (Socket visitor = come(path, fields)) {
            return Visiting.answer(visitor);
        }
    }

    private Socket come(String path, String... fields) throws IOException {
        return Visiting.come(port, "shop.localhost", path, fields);
    }
}
