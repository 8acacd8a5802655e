package dev.lockstep.edge.vertx.visit;

import static dev.lockstep.edge.Facts.NOON;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import java.io.IOException;
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
    private static final String THROUGH_A_PROXY = "X-Forwarded-For: 203.0.113.9";

    private final Visiting visiting = new Visiting();
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
        visiting.close();
    }

    @Test
    void aTrustedProxySaysWhereVisitorsAre() throws IOException {
        edge.trust("127.0.0.0/8");
        assertThat(visit("/shop", THROUGH_A_PROXY, "X-Country: AT"))
                .contains("\r\nlocation: /at/shop\r\n", "\r\nvary: x-country\r\n");
        assertThat(visit("/shop", THROUGH_A_PROXY, "X-Country: FR")).contains("\r\nlocation: /everybodys/shop\r\n");
    }

    @Test
    void nobodyElseSaysWhereTheyAre() throws IOException {
        assertThat(visit("/shop", THROUGH_A_PROXY, "X-Country: AT", "Cookie: nf_country=AT"))
                .contains("\r\nlocation: /everybodys/shop\r\n");
    }

    @Test
    void aProxyThatContradictsItselfSaysNothing() throws IOException {
        edge.trust("127.0.0.0/8");
        assertThat(visit("/shop", THROUGH_A_PROXY, "X-Country: AT", "X-Country: FR"))
                .contains("\r\nlocation: /everybodys/shop\r\n");
    }

    @Test
    void cachesAreToldByWhatARedirectWasChosenWhoeverItWasFor() throws IOException {
        String everybody = visit("/shop");
        String german = visit("/shop", "Accept-Language: de-AT, en");
        assertThat(everybody).contains("\r\nlocation: /everybodys/shop\r\n");
        assertThat(german).contains("\r\nlocation: /de/shop\r\n");
        assertThat(List.of(everybody, german))
                .allSatisfy(reply -> assertThat(reply).contains("\r\nvary: accept-language, cookie, x-country\r\n"));
    }

    @Test
    void whoeverIsNotMeantGetsWhatThereIsOtherwiseAndCachesAreTold() throws IOException {
        assertThat(visit("/new", "Cookie: beta=1")).contains("\r\nlocation: /beta\r\n", "\r\nvary: cookie\r\n");
        assertThat(visit("/new")).startsWith("HTTP/1.1 404 ").contains("\r\nvary: cookie\r\n");
    }

    @Test
    void aFileThatStandsBeforeTheRuleIsForEverybody() throws IOException {
        assertThat(visit("/", "Accept-Language: de")).doesNotContain("location:", "vary:");
    }

    private static Redirect rule(String from, String to, Map<Condition, List<String>> conditions) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, 302, false, new TreeMap<>(conditions));
    }

    private String visit(String path, String... fields) throws IOException {
        return visiting.visit(edge.visits(), "shop.localhost", path, fields);
    }
}
