package dev.lockstep.deploy.configuration.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.deploy.configuration.Folder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsFileTest {

    @Test
    void aFileIsReadInItsOrder() {
        assertThat(rules("""
                # what has moved
                /old          /new
                /blog/*       /news/:splat   302!   # for good soon
                /store id=:id /products/:id  307
                /app/*        /index.html    200
                /docs/*       200
                /to           https://example.com/x 308
                /api/*        https://api.test:8443/v1/:splat 200
                """))
                .containsExactly(
                        rule("/old", "/new", 301, false),
                        rule("/blog/*", "/news/:splat", 302, true),
                        new Redirect(
                                new FromPath("/store"),
                                new TreeMap<>(Map.of("id", ":id")),
                                "/products/:id",
                                307,
                                false),
                        rule("/app/*", "/index.html", 200, false),
                        rule("/docs/*", "/docs/:splat", 200, false),
                        rule("/to", "https://example.com/x", 308, false),
                        rule("/api/*", "https://api.test:8443/v1/:splat", 200, false));
    }

    @Test
    void pathsAreComparedDecoded() {
        assertThat(rules("/a%20b /c\n/ü /d"))
                .containsExactly(rule("/a b", "/c", 301, false), rule("/ü", "/d", 301, false));
    }

    @Test
    void aRuleMayBeForSomeVisitorsOnly() {
        assertThat(rules("/ /de 302 Language=de,de-AT Country=at language=nl Cookie=a,b # soon"))
                .containsExactly(new Redirect(
                        new FromPath("/"),
                        new TreeMap<>(),
                        "/de",
                        302,
                        false,
                        new TreeMap<>(Map.of(
                                Condition.LANGUAGE, List.of("nl"),
                                Condition.COUNTRY, List.of("at"),
                                Condition.COOKIE, List.of("a", "b")))));
    }

    @Test
    void whatLeadsOneKindOfVisitorBackIsRefusedWhereItIsForThem() {
        assertThat(problems("/a /b 302 Language=en\n/b /a 302 Language=de,en"))
                .extracting(Problem::line)
                .containsExactly(1, 2);
        assertThat(rules("/a /b 302 Language=en\n/b /a 302 Language=de")).hasSize(2);
    }

    @Test
    void ofTwoEqualRulesTheLaterHolds() {
        assertThat(rules("/a /x\n/a /y\n/a /x"))
                .containsExactly(rule("/a", "/y", 301, false), rule("/a", "/x", 301, false));
    }

    @Test
    void theFileItselfIsNotServed() {
        assertThat(Folder.of("index.html")
                        .with("_redirects", "/a /b")
                        .manifest()
                        .files())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/a, no path or address to lead to",
                "/a b, no path or address to lead to",
                "/a /b 999, '999' is no status of a redirect",
                "/a /b foo, 'foo' is no status of a redirect",
                "/a x /b, 'x' is no parameter",
                "/a //evil.test, a path does not begin with two slashes",
                "/a/* https://:splat/ 301, a visitor must not choose the host",
                "/p/:h http://:h.internal/ 200, a visitor must not choose the host",
                "/p/* http://origin.test/:splat 404, another server's pages are shown with the status that they have",
                "/p/* https://me@origin.test/:splat 200, an address to ask holds no user and no password",
                "/p/* https://*.origin.test/:splat 200, 'https://*.origin.test/:splat' names no host",
                "/p/* https://origin.test:port/:splat 200, a visitor must not choose the host",
                "/p/* https://origin.test/:splat#top 200, what follows '#' is never sent",
                "/a/*b /c, '*' stands at the end of a segment: '/a/*b'",
                "/a/*/b/* /c, '*' stands once: '/a/*/b/*'",
                "/a/../b /c, the path is not canonical",
                "http://other.test/a /c, rules for one host alone are not supported",
                "/a /b 302 Role=admin, \"'Role=admin' is about visitors who have signed in, and nobody signs in at an edge\"",
                "/a /b 302 Speed=slow, 'Speed=slow' is no condition",
                "/a /b 302 Language, 'Language' names no value",
                "/a /b 302 Country=, 'Country=' names no value",
                "/a /gone.html 410, the deploy has no file /gone.html"
            })
    void whatIsWrongIsToldWithItsLine(String line, String reason) {
        assertThat(problems("/fine /also-fine\n\n" + line)).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("_redirects");
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.reason()).isEqualTo(reason);
        });
    }

    @Test
    void aControlCharacterIsRefused() {
        assertThat(problems("/a /b\u0007"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("a control character"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a /a", "/a/ /a", "/* /x 302", "/* /new/:splat", "/a/:x /a/:x?again=1", "/a%20b /a%20b"})
    void whatLeadsBackToItselfIsRefused(String line) {
        assertThat(problems(line)).extracting(Problem::reason).containsExactly("this redirect leads back to itself");
    }

    @ParameterizedTest
    @CsvSource({"/a/:x/d /b/:x/d, /b/c/:y /a/c/:y", "/a/:x/d/* /b/:x/:splat, /b/c/:y /a/c/d/:y"})
    void whatLeadsBackOnlyForAWordThatAnotherRuleIsAboutIsRefused(String one, String other) {
        assertThat(problems(one + "\n" + other))
                .isNotEmpty()
                .extracting(Problem::reason)
                .containsOnly("this redirect leads back to itself");
    }

    @Test
    void whatLeadsBackOnlyWhereNothingIsInThePlaceOfAStarIsRefused() {
        assertThat(problems("/a/* /b/:splat\n/b/ /a"))
                .extracting(Problem::reason)
                .containsOnly("this redirect leads back to itself");
    }

    @Test
    void aWayThatGetsShorterComesToItsEnd() {
        assertThat(rules("/old/* /:splat\n/new/:x/* /:splat")).hasSize(2);
    }

    @Test
    void eachRuleOfARingIsTold() {
        assertThat(problems("/a /b\n/b /c\n/c /a")).extracting(Problem::line).containsExactly(1, 2, 3);
    }

    @Test
    void aFileEndsAChain() {
        assertThat(Folder.of("closed.html")
                        .with("_redirects", "/* /closed 302")
                        .manifest()
                        .redirects()
                        .rules())
                .hasSize(1);
    }

    @Test
    void fortyFiveThousandRulesAreRead() {
        String many = IntStream.range(0, 45_000)
                .mapToObj(i -> "/old/" + i + "/* /new/" + i + "/:splat 301")
                .collect(Collectors.joining("\n"));

        assertThat(rules(many)).hasSize(45_000);
    }

    @Test
    void anAddressIsThatOfAFileAsAnEdgeReadsIt() {
        Folder folder = Folder.of("index.html").with("so long.html", "gone");

        assertThat(folder.with("_redirects", "/a /so%20long 410")
                        .manifest()
                        .redirects()
                        .rules())
                .hasSize(1);
    }

    @Test
    void placeholdersInTooManyPlacesAreRefused() {
        String many = IntStream.range(0, 128)
                .mapToObj(bits -> IntStream.range(0, 7)
                        .mapToObj(i -> (bits >> i & 1) == 1 ? "/:p" + i : "/s")
                        .collect(Collectors.joining()))
                .map(from -> from + " /to")
                .collect(Collectors.joining("\n"));

        assertThat(problems(many)).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("placeholders stand in more than 64 different places");
            assertThat(problem.line()).isEqualTo(65);
        });
    }

    private static List<Redirect> rules(String text) {
        return Folder.of("index.html")
                .with("_redirects", text)
                .manifest()
                .redirects()
                .rules();
    }

    private static List<Problem> problems(String text) {
        return Folder.of("index.html").with("_redirects", text).problems();
    }

    private static Redirect rule(String from, String to, int status, boolean forced) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, status, forced);
    }
}
