package dev.lockstep.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Freshness;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteReaderTest {

    @Test
    void aRouteSaysLittleAndHasDefaults() {
        Route route = route("path: /about");

        assertThat(route.render())
                .isEqualTo(new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate("")));
        assertThat(route.upkeep()).isEqualTo(Upkeep.of(new Freshness.For(Duration.ofSeconds(60))));
        assertThat(route.fallback()).isEqualTo(new Fallback.Wait());
        assertThat(route.variants()).isEqualTo(Variants.NONE);
        assertThat(route.onError()).isEqualTo(new OnError.Stale());
        assertThat(route.guard()).isEqualTo(Guard.DEFAULT);
        assertThat(route.tags()).isEmpty();
    }

    @Test
    void aRouteSaysEverything() {
        Route route = folder().configured("""
                        routes:
                          - path: /products/:id
                            render: {template: /page.html, data: "https://catalogue.example:8443/p/:id?page=:page"}
                            revalidate: 5m
                            negative: 20s
                            ahead: true
                            fallback: {shell: shell.html}
                            on-error: {status: 503}
                            query: [page, "sort[by]"]
                            headers: {Accept-Language: [en, de], rsc: ["", 1]}
                            cookies: {theme: [light, dark]}
                            guard: {shrink: 50%, marker: "</html>", max-bytes: 2M}
                            tags: [products, "product::id"]
                        """).onlyRoute();

        assertThat(route.pattern().text()).isEqualTo("/products/:id");
        assertThat(route.render())
                .isEqualTo(new Render.Template(
                        new CanonicalPath("/page.html"),
                        new ParameterTemplate("https://catalogue.example:8443/p/:id?page=:page")));
        assertThat(route.upkeep())
                .isEqualTo(new Upkeep(new Freshness.For(Duration.ofMinutes(5)), Duration.ofSeconds(20), true));
        assertThat(route.fallback()).isEqualTo(new Fallback.Shell(new CanonicalPath("/shell.html")));
        assertThat(route.onError()).isEqualTo(new OnError.Status(503));
        assertThat(route.guard()).isEqualTo(new Guard(50, "</html>", 2 * 1024 * 1024));
        assertThat(route.variants().query()).containsExactly("page", "sort[by]");
        assertThat(route.variants().headers())
                .isEqualTo(Map.of("accept-language", List.of("en", "de"), "rsc", List.of("", "1")));
        assertThat(route.variants().cookies()).isEqualTo(Map.of("theme", List.of("light", "dark")));
        assertThat(route.tags())
                .containsExactly(new ParameterTemplate("products"), new ParameterTemplate("product::id"));
    }

    @ParameterizedTest
    @CsvSource({"60s, PT60S", "5m, PT5M", "1h, PT1H", "1d, P1D", "PT90S, PT90S", "P365D, P365D", "1s, PT1S"})
    void freshnessIsWrittenShortOrInIso(String text, Duration meant) {
        assertThat(route("path: /a, revalidate: " + text).freshness()).isEqualTo(new Freshness.For(meant));
    }

    @ParameterizedTest
    @CsvSource({"1s, PT1S", "10s, PT10S", "1h, PT10S"})
    void whatIsNotThereIsBelievedNoLongerThanWhatIs(String revalidate, Duration meant) {
        assertThat(route("path: /a, revalidate: " + revalidate).upkeep().negative())
                .isEqualTo(meant);
    }

    @Test
    void freshnessIsWordsToo() {
        assertThat(route("path: /a, revalidate: never").freshness()).isEqualTo(new Freshness.UntilPurged());
        assertThat(rendered("{origin: 'http://h'}, revalidate: from-response").freshness())
                .isEqualTo(new Freshness.FromResponse());
    }

    @Test
    void aRouteMayStoreNothing() {
        Route route = route("path: /a, cache: none, query: [page], cookies: {theme: [light, dark]}");

        assertThat(route.upkeep()).isEqualTo(Upkeep.of(new Freshness.Uncached()));
        assertThat(route.variants().query()).containsExactly("page");
        assertThat(rendered("{origin: 'http://h'}, cache: none").freshness()).isEqualTo(new Freshness.Uncached());
        assertThat(rendered("{server: page.html}, cache: none").freshness()).isEqualTo(new Freshness.Uncached());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"query | [page]", "headers | {accept-language: [en]}", "cookies | {theme: [light]}"})
    void whoGetsTheWholeRequestIsToldOfNoPartOfIt(String key, String value) {
        Problem problem = folder().configured(
                        "routes: [{path: /a, render: {origin: 'http://h'}, cache: none, " + key + ": " + value + "}]")
                .problems()
                .getFirst();

        assertThat(problem.reason()).isEqualTo("'" + key + "' does not go with 'cache: none'");
        assertThat(problem.hint()).isEqualTo("the renderer gets the whole request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{of: a}                      | lockstep-data-version", "{of: a, header: X-Version}   | x-version"
            })
    void theVersionOfARoutesDataStandsInAHeader(String echo, String name) {
        assertThat(rendered("{origin: 'http://h'}, tags: [a], echo: " + echo).echo())
                .containsExactly(new Echo(new ParameterTemplate("a"), new Echo.Place.Header(name)));
    }

    @Test
    void theVersionOfARoutesDataStandsInAField() {
        Route route = rendered(
                "{template: page.html, data: 'https://d.example/'}, tags: [a], echo: {of: a, field: of.version}");

        assertThat(route.echo())
                .containsExactly(new Echo(new ParameterTemplate("a"), new Echo.Place.Field(List.of("of", "version"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tags: [a], echo: {of: b}                        | 'b' is not one of the route's tags",
                "tags: [a], echo: {header: x}                    | 'of' is missing",
                "tags: [a], echo: {of: a, header: 'x y'}         | 'x y' is no name of a header",
                "tags: [a], echo: {of: a, field: v..w}           | 'v..w' is no name of a field",
                "tags: [a], echo: {of: a, field: v}              | only a template's data has fields",
                "tags: [a], echo: {of: a, header: x, field: v}   | the version stands in a header or in a field",
                "tags: [a], cache: none, echo: {of: a}           | 'echo' does not go with 'cache: none'"
            })
    void anEchoThatNobodyWouldHearIsRefused(String options, String reason) {
        assertThat(folder().configured("routes: [{path: /a, render: {origin: 'http://h'}, " + options + "}]")
                        .problems())
                .extracting(Problem::reason)
                .contains(reason);
    }

    @Test
    void pagesAreMadeByOriginsAndServersToo() {
        assertThat(rendered("{origin: 'http://blog.internal:8080/'}").render())
                .isEqualTo(new Render.Origin(URI.create("http://blog.internal:8080")));
        assertThat(rendered("{server: page.html}").render())
                .isEqualTo(new Render.Server(new CanonicalPath("/page.html")));
    }

    private static Route rendered(String render) {
        return folder().configured("routes: [{path: /a, render: " + render + "}]")
                .onlyRoute();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0s", "-5s", "366d", "PT0.5S", "60", "60 s", "1y", "99999999999s", "PT", "9999999999999999h"})
    void freshnessBeyondReasonIsRefused(String text) {
        Problem problem = problem("path: /a, revalidate: '" + text + "'");

        assertThat(problem.reason()).startsWith("'" + text + "' is ");
        assertThat(problem.hint()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"wait, Wait[]", "none, None[]", "'shell: shell.html', 'Shell[file=/shell.html]'"})
    void fallbacksAreWords(String text, String meant) {
        assertThat(route("path: /a, fallback: '" + text + "'").fallback()).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "path: a | a route's path starts with '/': 'a' | for example",
                "path: /a/*/b | '*' stands alone as the last segment | for example",
                "path: '/:a/:a' | a parameter stands once | for example",
                "path: '/a?b=1' | a path holds no '?' and no '#' | name parameters under 'query'",
                "path: /a//b | a path has no empty segment | one slash",
                "path: /a/../b | a path holds no dot segments | for example",
                "path: [/a] | 'path' is a text, not a list | for example",
                "path: '' | 'path' is a text, not an empty one | for example",
                "path: | 'path' has no value | give it one",
                "path: /a, path: /b | 'path' stands here twice | keep one",
                "path: /a, tag: [x] | 'tag' is not known here | did you mean 'tags'?",
                "path: /a, methods: [x] | 'methods' is not known here | known here: path, render, revalidate, cache",
                "path: /a, query: page | 'query' is a list, not the text 'page' | for example [page]",
                "path: /a, query: [[a]] | each of 'query' is a text, not a list | for example",
                "path: /a, query: [a, a] | 'a' stands under 'query' twice | once",
                "path: '/:a', query: [a] | the path has a ':a' already | another name",
                "path: /a, tags: {a: b} | 'tags' is a list, not keys and values | for example",
                "path: '/:id', tags: ['p::idd'] | ':idd' is neither in the path nor under 'query' | did you mean 'id'?",
                "path: '/a/*', tags: ['p::splatt'] | ':splatt' is neither | did you mean 'splat'?",
                "path: /a, fallback: weit | 'weit' is not a fallback | did you mean 'wait'?",
                "path: /a, fallback: static | 'static' is not a fallback | one of wait, none",
                "path: /a, fallback: [wait] | a list is not a fallback | wait, none",
                "path: /a, fallback: {shel: shell.html} | 'shell' is missing | for example",
                "path: /a, fallback: {shell: shel.html} | the deploy has no file 'shel.html' | did you mean 'shell.html'?",
                "path: /a, fallback: {shell: page.html} | 'page.html' is a template | a shell is",
                "path: /a, fallback: {shell: .env} | '.env' is a template or a source | a shell is",
                "path: /a, revalidate: newer | 'newer' is not a duration | a number",
                "path: /a, revalidate: from-response | a template's page has no response | 60s",
                "path: /a, cache: 60s | '60s' is not a cache | 'revalidate' says how long",
                "path: /a, cache: [none] | 'cache' is a text, not a list | for example none",
                "path: /a, cache: none, revalidate: 5m | 'revalidate' does not go with 'cache: none' | grow old",
                "path: /a, cache: none, negative: 5s | 'negative' does not go with 'cache: none' | grow old",
                "path: /a, cache: none, ahead: true | 'ahead' does not go with 'cache: none' | grow old",
                "path: /a, cache: none, tags: [a] | 'tags' does not go with 'cache: none' | could be purged",
                "path: /a, cache: none, fallback: none | 'fallback' does not go with 'cache: none' | of their own",
                "path: /a, cache: none, on-error: stale | 'on-error' does not go with 'cache: none' | shown instead",
                "path: /a, cache: none, guard: {shrink: 5%} | 'guard' does not go with 'cache: none' | be replaced",
                "path: /a, ahead: often | 'ahead' is true or false, not the text 'often' | for example true",
                "path: /a, on-error: retry | 'retry' is not what can be done about an error | one of stale",
                "path: /a, on-error: {status: 404} | '404' is not the status of a server's error | from 500",
                "path: /a, on-error: {shell: page.html} | 'page.html' is a template | a shell is",
                "path: /a, guard: {shrink: a lot} | 'a lot' is not a share | from 0%",
                "path: /a, guard: {max-bytes: 1G} | '1G' is not the size of a page | from 1 to 16M",
                "path: /a, headers: [accept-language] | 'headers' consists of keys and values, not a list | for example",
                "path: /a, headers: {accept-language: de} | 'accept-language' is a list, not the text | for example",
                "path: /a, headers: {accept-language: []} | no value of 'accept-language' is listed | for example",
                "path: /a, headers: {Cookie: [a]} | pages are not told apart by 'Cookie' | under 'cookies'",
                "path: /a, headers: {Authorization: [a]} | pages are not told apart by 'Authorization' | sees alone",
                "path: /a, headers: {x-forwarded-host: [a]} | pages are not told apart by | sees alone",
                "path: /a, headers: {a b: [a]} | 'a b' is not a name | for example",
                "path: /a, cookies: {theme: ['a;b']} | 'a;b' is not a value | letters",
                "path: /a, cookies: {theme: [[a]]} | each of 'theme' is a text, not a list | for example",
                "path: /a, fallback: {shell: ../x} | a path holds no dot segments | from the root",
            })
    void aMistakeIsToldWithItsReasonAndAHint(String fields, String reason, String hint) {
        assertThat(folder().configured(oneRoute(fields)).problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("lockstep.yaml");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.reason()).startsWith(reason);
            assertThat(problem.hint()).contains(hint);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "page.html | 'render' consists of keys and values, not the text 'page.html'",
                "{} | 'template' is missing",
                "{template: page.html, date: x} | 'date' is not known here",
                "{template: page.html, data: [x]} | 'data' is a text, not a list",
                "{origin: 'http://:splat/'} | the host of 'http://:splat/' is for a visitor to choose",
                "{origin: 'http://h/:id'} | an origin is one address, without placeholders",
                "{origin: 'http://h/?a=b'} | an origin holds no '?'",
                "{origin: blog.internal} | 'blog.internal' is not an http or https address",
                "{origin: 'http://h', data: 'http://h'} | 'data' is not known here",
                "{server: server.js} | the deploy has no file 'server.js'",
            })
    void aMistakeInWhoRendersIsTold(String render, String reason) {
        Problem problem = folder().configured("routes:\n- path: /a\n  render: " + render)
                .problems()
                .getFirst();

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://:id.internal/ | the host of 'http://:id.internal/' is for a visitor to choose",
                "http://:id/x | the host of 'http://:id/x' is for a visitor to choose",
                "http://h:id/x | the host of 'http://h:id/x' is for a visitor to choose",
                "http://me:secret@h/x | an address to ask holds no user and no password",
                "http://h@:id/x | an address to ask holds no user and no password",
                ":id/x | ':id/x' is not an http or https address",
                "/x | '/x' is not an http or https address",
                "file:///etc/passwd | 'file:///etc/passwd' is not an http or https address",
                "http:///x | 'http:///x' names no host",
                "http://a_b/x | 'http://a_b/x' names no host",
                "http://h:99999/x | 'http://h:99999/x' names no host",
                "http://h/a b | 'http://h/a b' is not an address",
                "http://h/%zz | 'http://h/%zz' is not an address",
                "http://h/x#part | what follows '#' is never sent",
                "${HOST}/x | '${HOST}/x' still holds a variable",
                "http://h/:nope | ':nope' is neither in the path nor under 'query'",
            })
    void dataComesFromAnAddressThatTheAuthorChose(String data, String reason) {
        Problem problem = folder().configured("""
                        routes:
                          - path: /products/:id
                            render:
                              template: page.html
                              data: '%s'
                        """.formatted(data)).problems().getFirst();

        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.reason()).startsWith(reason);
        assertThat(problem.hint()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://h/:id", "HTTPS://h.example:8080/a/:id.json?p=:page", "http://[::1]:80/:id", "http://h"})
    void anAddressMayHoldPlaceholdersBehindItsHost(String data) {
        Route route = folder().configured(
                        "routes: [{path: '/:id', query: [page], render: {template: page.html, data: '" + data + "'}}]")
                .onlyRoute();

        assertThat(route.render())
                .isEqualTo(new Render.Template(new CanonicalPath("/page.html"), new ParameterTemplate(data)));
    }

    @Test
    void aRouteThatAnEarlierOneHidesIsTold() {
        assertThat(folder().configured("""
                        routes:
                          - {path: "/p/:id", render: {template: page.html}}
                          - {path: "/p/:name", render: {template: page.html}}
                        """).problems())
                .extracting(Problem::text)
                .containsExactly("lockstep.yaml:3: '/p/:name' never matches: the route in line 2 matches all of it"
                        + " (keep one of the two)");
    }

    private static Route route(String fields) {
        return folder().configured(oneRoute(fields)).onlyRoute();
    }

    private static Problem problem(String fields) {
        return folder().configured(oneRoute(fields)).problems().getFirst();
    }

    private static String oneRoute(String fields) {
        return "routes:\n- {render: {template: page.html}, " + fields + "}";
    }

    private static Folder folder() {
        return Folder.of("page.html", "shell.html", ".env");
    }
}
