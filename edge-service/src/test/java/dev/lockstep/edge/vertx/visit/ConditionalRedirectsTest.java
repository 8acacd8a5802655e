package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.published;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redirects that are for some visitors only, of a site whose start page is a file. */
class ConditionalRedirectsTest {

    private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String THROUGH_A_PROXY = "X-Forwarded-For: 203.0.113.9\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final MemoryEdge edge = new MemoryEdge(Duration.ofMillis(50), AT_NOON, "/index.html");

    @BeforeEach
    void publish() throws IOException {
        edge.redirect(
                rule("/shop", "/at/shop", Map.of(Condition.COUNTRY, List.of("at"))),
                rule("/shop", "/de/shop", Map.of(Condition.LANGUAGE, List.of("de"))),
                rule("/shop", "/everybodys/shop", Map.of()),
                rule("/new", "/beta", Map.of(Condition.COOKIE, List.of("beta"))),
                rule("/", "/de", Map.of(Condition.LANGUAGE, List.of("de"))));
        edge.sites.apply(published("d1", 1));
    }

    @AfterEach
    void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aTrustedProxySaysWhereVisitorsAre() throws IOException {
        edge.trust("127.0.0.0/8");
        assertThat(visit("/shop", THROUGH_A_PROXY + "X-Country: AT\r\n"))
                .contains("\r\nlocation: /at/shop\r\n", "\r\nvary: x-country\r\n");
        assertThat(visit("/shop", THROUGH_A_PROXY + "X-Country: FR\r\n"))
                .contains("\r\nlocation: /everybodys/shop\r\n");
    }

    @Test
    void nobodyElseSaysWhereTheyAre() throws IOException {
        assertThat(visit("/shop", THROUGH_A_PROXY + "X-Country: AT\r\nCookie: nf_country=AT\r\n"))
                .contains("\r\nlocation: /everybodys/shop\r\n");
    }

    @Test
    void aProxyThatContradictsItselfSaysNothing() throws IOException {
        edge.trust("127.0.0.0/8");
        assertThat(visit("/shop", THROUGH_A_PROXY + "X-Country: AT\r\nX-Country: FR\r\n"))
                .contains("\r\nlocation: /everybodys/shop\r\n");
    }

    @Test
    void cachesAreToldByWhatARedirectWasChosenWhoeverItWasFor() throws IOException {
        String everybody = visit("/shop", "");
        String german = visit("/shop", "Accept-Language: de-AT, en\r\n");
        assertThat(everybody).contains("\r\nlocation: /everybodys/shop\r\n");
        assertThat(german).contains("\r\nlocation: /de/shop\r\n");
        assertThat(List.of(everybody, german))
                .allSatisfy(reply -> assertThat(reply).contains("\r\nvary: accept-language, cookie, x-country\r\n"));
    }

    @Test
    void whoeverIsNotMeantGetsWhatThereIsOtherwiseAndCachesAreTold() throws IOException {
        assertThat(visit("/new", "Cookie: beta=1\r\n")).contains("\r\nlocation: /beta\r\n", "\r\nvary: cookie\r\n");
        assertThat(visit("/new", "")).startsWith("HTTP/1.1 404 ").contains("\r\nvary: cookie\r\n");
    }

    @Test
    void aFileThatStandsBeforeTheRuleIsForEverybody() throws IOException {
        assertThat(visit("/", "Accept-Language: de\r\n")).doesNotContain("location:", "vary:");
    }

    private static Redirect rule(String from, String to, Map<Condition, List<String>> conditions) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, 302, false, new TreeMap<>(conditions));
    }

    private String visit(String path, String fields) throws IOException {
        Visits visits = edge.visits();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> visits.receive(request, vertx.getOrCreateContext()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        String request = "GET " + path + " HTTP/1.1\r\nHost: shop.localhost\r\n" + fields + "Connection: close\r\n\r\n";
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            visitor.getOutputStream().write(request.getBytes(UTF_8));
            return new String(visitor.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
