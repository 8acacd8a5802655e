package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.SHOP;
import static dev.lockstep.edge.Facts.counting;
import static dev.lockstep.edge.Facts.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Access;
import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.edge.visit.LookupOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told at the door is what is told behind it: each request goes both ways, on connections that are kept. */
class ShortcutTest {

    private static final List<String> TARGETS = List.of(
            "/",
            "/index.html",
            "/about",
            "/about/",
            "/about?a=1",
            "/about/index.html",
            "/empty.txt",
            "/assets/app.3f2a9c1b77.js",
            "/assets/app.0000000000.js",
            "/styles/%C3%A4%20b.css",
            "/styles/ä b.css",
            "/old",
            "/shown",
            "/404.html",
            "/missing",
            "/missing.css",
            "/a%2Fb",
            "/../x",
            "http://shop.localhost/about/",
            "/products/7",
            "/products/7?page=2",
            "/products/7?other=2",
            "/products/7?%zz",
            "/products/7?",
            "/products/8");

    private static final List<String> FIELDS = List.of(
            "",
            "Connection: keep-alive|",
            "Content-Length: 0|",
            "Accept-Encoding: gzip|",
            "accept-encoding: br;q=0.5, gzip;q=0.4|",
            "Accept-Encoding: identity|Accept-Encoding: gzip|",
            "Accept-Language: de|",
            "Accept-Language: de|Accept-Encoding: gzip|",
            "Accept-Language: de, en|Cookie: theme=dark|",
            "Cookie: theme=dark|",
            "Cookie: a=b|Cookie: theme=dark|",
            "If-None-Match: *|",
            "If-None-Match: *|Accept-Encoding: br|",
            "If-None-Match: \"no\"|",
            "If-Match: \"no\"|",
            "If-Modified-Since: Sun, 01 Mar 2026 11:30:00 GMT|",
            "If-Unmodified-Since: Sun, 01 Mar 2026 10:30:00 GMT|",
            "Range: bytes=0-2|",
            "Range: bytes=0-1,3-4|Accept-Encoding: gzip|",
            "Range: bytes=90000-|",
            "Range: lines=1|",
            "Lockstep-Seen: 9|Lockstep-Explain-Token: guessed|",
            "Cookie: lockstep-seen=9|",
            "Authorization: Basic eDp5|");

    private final BothWays ways;

    ShortcutTest() throws IOException {
        ways = new BothWays();
    }

    @AfterEach
    void close() {
        ways.close();
    }

    @Test
    void everyRequestIsAnsweredInTheSameWay() throws IOException {
        compareAll();

        assertThat(ways.taken).as("answers at the door").hasValueGreaterThan(400);
    }

    @Test
    void whatIsCountedIsTheSame() throws IOException {
        compareAll();

        assertThat(ways.shortcut.edge.answers.allFresh())
                .isEqualTo(ways.usual.edge.answers.allFresh())
                .isGreaterThan(100);
        assertThat(ways.shortcut.edge.met)
                .containsKeys(LookupOutcome.HIT, LookupOutcome.FILE)
                .isEqualTo(ways.usual.edge.met);
        assertThat(ways.shortcut.visited()).hasSize(1).isEqualTo(ways.usual.visited());
    }

    @Test
    void whatAPurgeHasMadeStaleIsStale() throws IOException {
        onBoth(edge -> edge.sites.apply(
                new PagesPurged(SHOP, new PurgeScope.Tag("tag"), PurgeKind.SOFT, new Epoch(2), "owner", "", NOON)));

        compareAll();
    }

    @Test
    void whatAPurgeHasTakenAwayIsGone() throws IOException {
        compareAll();
        onBoth(edge -> edge.sites.apply(
                new PagesPurged(SHOP, new PurgeScope.Tag("tag"), PurgeKind.HARD, new Epoch(2), "owner", "", NOON)));

        compareAll();
    }

    @Test
    void anEdgeThatIsNotSureOfItselfSaysSo() throws IOException {
        compareAll();
        onBoth(MemoryEdge::outliveItsLease);
        int before = ways.taken.get();

        compareAll();

        assertThat(ways.taken).hasValue(before);
    }

    @Test
    void whatVisitorsMayCountOnTheyMay() throws IOException {
        for (Continuity wanted : List.of(new Continuity(true, false), new Continuity(false, true))) {
            onBoth(edge -> edge.sites.apply(counting(wanted, LeaseMode.AVAILABLE, 2)));

            compareAll();

            assertThat(ways.taken).hasValue(0);
        }
    }

    @Test
    void whatIsLockedIsLocked() throws IOException {
        PreviewLock lock = new PreviewLock(List.of(), List.of(digest("token")), true);
        onBoth(edge -> edge.sites.apply(new SiteConfigured(
                SHOP,
                LeaseMode.AVAILABLE,
                List.of(),
                new Access(List.of(), lock, Continuity.NONE),
                1,
                new Epoch(2),
                NOON)));

        compareAll();

        assertThat(ways.taken).hasValue(0);
    }

    @Test
    void hostsAreReadInTheSameWay() throws IOException {
        compare(List.of(
                "GET /about/ HTTP/1.1|Host: SHOP.localhost||",
                "GET /about/ HTTP/1.1|Host: shop.localhost.||",
                "GET /about/ HTTP/1.1|Host: shop.localhost:80||",
                "GET /about/ HTTP/1.1|Host: shop.localhost:8080||",
                "GET /about/ HTTP/1.1|Host: shop.localhost:99999||",
                "GET /about/ HTTP/1.1|Host: d1--shop.localhost||",
                "GET /about/ HTTP/1.1|Host: nobody.localhost||",
                "GET /about/ HTTP/1.1|Host: [::1]||"));
    }

    @Test
    void answersComeInTheOrderOfTheRequestsHoweverTheyAreMade() throws IOException {
        List<String> requests = List.of(
                "GET /about/ HTTP/1.1|Host: shop.localhost||",
                "GET /empty.txt HTTP/1.1|Host: shop.localhost||",
                "GET /products/8 HTTP/1.1|Host: shop.localhost||",
                "GET /products/7 HTTP/1.1|Host: shop.localhost||",
                "POST /about/ HTTP/1.1|Host: shop.localhost|Content-Length: 3||abc",
                "GET /about/ HTTP/1.1|Host: shop.localhost||");
        compare(requests);
        ways.taken.set(0);

        for (int i = 1; i <= 10; i++) {
            compareInOneGo(requests);
            assertThat(ways.taken).as("answers at the door").hasValueGreaterThanOrEqualTo(2 * i);
        }
    }

    @Test
    void nothingFollowsTheLastRequestOfAConnection() throws IOException {
        String last = "GET /about/ HTTP/1.1|Host: shop.localhost|Connection: close||";
        String more = "GET /about/ HTTP/1.1|Host: shop.localhost||";
        compare(List.of(more, last));
        ways.taken.set(0);

        try (Exchange visitor = new Exchange(ways.shortcut.port)) {
            visitor.send(more + last + more);
            assertThat(visitor.hear(false).body()).isEqualTo(SiteOfAllSorts.LARGE);
            assertThat(visitor.hear(false).isLast()).isTrue();
            assertThat(visitor.isOver()).isTrue();
        }

        assertThat(ways.taken).hasValue(1);
    }

    private void onBoth(Consumer<MemoryEdge> change) {
        change.accept(ways.usual.edge);
        change.accept(ways.shortcut.edge);
    }

    private void compareAll() throws IOException {
        List<String> requests = new ArrayList<>();
        for (String fields : FIELDS) {
            for (String target : TARGETS) {
                requests.add("GET " + target + " HTTP/1.1|Host: shop.localhost|" + fields + "|");
            }
        }
        requests.add("HEAD /about/ HTTP/1.1|Host: shop.localhost||");
        requests.add("OPTIONS /about/ HTTP/1.1|Host: shop.localhost||");
        requests.add("PUT /about/ HTTP/1.1|Host: shop.localhost|Content-Length: 1||x");
        compare(requests);
    }

    /** Each is asked twice in one go: the first may find nothing in memory. */
    private void compare(List<String> requests) throws IOException {
        try (Exchange usual = new Exchange(ways.usual.port);
                Exchange shortcut = new Exchange(ways.shortcut.port)) {
            for (String request : requests) {
                List<String> twice = List.of(request, request);
                assertThat(shortcut.ask(twice)).as(request).isEqualTo(usual.ask(twice));
            }
        }
    }

    private void compareInOneGo(List<String> requests) throws IOException {
        try (Exchange usual = new Exchange(ways.usual.port);
                Exchange shortcut = new Exchange(ways.shortcut.port)) {
            assertThat(shortcut.ask(requests)).isEqualTo(usual.ask(requests));
        }
    }
}
