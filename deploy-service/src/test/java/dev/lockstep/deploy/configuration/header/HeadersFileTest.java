package dev.lockstep.deploy.configuration.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.deploy.configuration.Folder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersFileTest {

    @Test
    void aPathHasTheHeadersInTheLinesBelowIt() {
        HeaderRules rules = rules("""
                # for all
                /*
                  X-Frame-Options: DENY
                  Link: </a.css>; rel=preload
                  link: </b.css>; rel=preload
                  Cache-Control: max-age=60 ,  public

                /A%20b/*\r
                \tx-frame-options: SAMEORIGIN
                /nothing
                """);

        assertThat(rules.of("/"))
                .isEqualTo(Map.of(
                        "x-frame-options",
                        "DENY",
                        "link",
                        "</a.css>; rel=preload, </b.css>; rel=preload",
                        "cache-control",
                        "max-age=60, public"));
        assertThat(rules.of("/a b/c")).containsEntry("x-frame-options", "SAMEORIGIN");
        assertThat(rules.rules()).hasSize(2);
    }

    @Test
    void theFileItselfIsNotServed() {
        assertThat(Folder.of("index.html")
                        .with("_headers", "/*\n X-A: b")
                        .manifest()
                        .files())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Connection, next connection",
        "Keep-Alive, next connection",
        "Proxy-Authenticate, next connection",
        "TE, next connection",
        "Transfer-Encoding, where an answer ends",
        "Content-Length, where an answer ends",
        "Host, requests",
        "Date, edge says it",
        "Age, edge says it",
        "Cache-Status, edge says it",
        "Accept-Ranges, edge says it",
        "Content-Encoding, bytes",
        "Content-Range, bytes",
        "ETag, bytes",
        "Lockstep-Epoch, edge did",
        "Set-Cookie, same cookie",
        "Location, _redirects",
        "Basic-Auth, password",
        "Netlify-CDN-Cache-Control, CDN-Cache-Control",
        "Server, platform"
    })
    void whatASiteDoesNotSetIsRefusedWithItsReason(String name, String hint) {
        Problem problem = problem("/*\n  X-A: b\n  " + name + ": x");

        assertThat(problem.file()).isEqualTo("_headers");
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.reason()).containsIgnoringCase(name);
        assertThat(problem.hint()).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A b",
                ": b",
                "X A: b",
                "X-A:",
                "X-A: \u0000",
                "X-A: a\rSet-Cookie: b",
                "X-A: é",
                "! X-A: b",
                "https://a.test/*"
            })
    void aLineThatIsNoHeaderIsRefused(String line) {
        assertThat(problem("/*\n  " + line + "\n  X-B: c").line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a?b", "/a#b", "/a/../b", "/a%2fb", "/%", "/*(", "/a\u0001"})
    void aLineThatIsNoPathIsRefused(String path) {
        assertThat(problem(path + "\n  X-B: c").line()).isEqualTo(1);
    }

    @Test
    void aHeaderBelongsToAPath() {
        assertThat(problem("X-A: b\n/*\n X-B: c").text()).contains("_headers:1: a header before any path");
    }

    @Test
    void oneAnswerHasNoEndlessHead() {
        String long1 = IntStream.range(0, 7)
                .mapToObj(i -> " X-" + i + ": " + "x".repeat(4000))
                .collect(Collectors.joining("\n"));

        assertThat(problem("/*\n" + long1).reason()).contains("24576 characters");
        assertThat(problem("/*\n X-A: " + "x".repeat(8193)).reason()).contains("8192");
    }

    @Test
    void whatEachRequestWouldBeTriedAgainstIsBounded() {
        assertThat(problem(rules(65, i -> "/*/" + i + ".js")).line()).isEqualTo(129);
        assertThat(problem(rules(65, i -> "/a".repeat(i) + "/:x")).line()).isEqualTo(129);
        assertThat(problem(rules(33, i -> "/" + "a".repeat(i + 1) + "*")).reason())
                .contains("begin with each other");
    }

    @Test
    void fortyFiveThousandRulesAreRead() {
        assertThat(rules(rules(45_000, i -> "/part/" + i + "/*")).of("/part/44999/x"))
                .isEqualTo(Map.of("x-a", "44999"));
    }

    private static String rules(int count, java.util.function.IntFunction<String> path) {
        return IntStream.range(0, count)
                .mapToObj(i -> path.apply(i) + "\n X-A: " + i)
                .collect(Collectors.joining("\n"));
    }

    private static HeaderRules rules(String headers) {
        return Folder.of("index.html").with("_headers", headers).manifest().headers();
    }

    private static Problem problem(String headers) {
        return Folder.of("index.html").with("_headers", headers).problems().getFirst();
    }
}
