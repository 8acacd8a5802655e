package dev.lockstep.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import java.time.Duration;
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
        assertThat(route.revalidate()).isEqualTo(Duration.ofSeconds(60));
        assertThat(route.fallback()).isEqualTo(new Fallback.Wait());
        assertThat(route.query()).isEmpty();
        assertThat(route.tags()).isEmpty();
    }

    @Test
    void aRouteSaysEverything() {
        Route route = folder().configured("""
                        routes:
                          - path: /products/:id
                            render: {template: /page.html, data: "https://catalogue.example:8443/p/:id?page=:page"}
                            revalidate: 5m
                            fallback: {shell: shell.html}
                            query: [page, "sort[by]"]
                            tags: [products, "product::id"]
                        """).onlyRoute();

        assertThat(route.pattern().text()).isEqualTo("/products/:id");
        assertThat(route.render())
                .isEqualTo(new Render.Template(
                        new CanonicalPath("/page.html"),
                        new ParameterTemplate("https://catalogue.example:8443/p/:id?page=:page")));
        assertThat(route.revalidate()).isEqualTo(Duration.ofMinutes(5));
        assertThat(route.fallback()).isEqualTo(new Fallback.Shell(new CanonicalPath("/shell.html")));
        assertThat(route.query()).containsExactly("page", "sort[by]");
        assertThat(route.tags())
                .containsExactly(new ParameterTemplate("products"), new ParameterTemplate("product::id"));
    }

    @ParameterizedTest
    @CsvSource({"60s, PT60S", "5m, PT5M", "1h, PT1H", "1d, P1D", "PT90S, PT90S", "P365D, P365D", "1s, PT1S"})
    void freshnessIsWrittenShortOrInIso(String text, Duration meant) {
        assertThat(route("path: /a, revalidate: " + text).revalidate()).isEqualTo(meant);
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
                "path: /a, methods: [x] | 'methods' is not known here | known here: path, render, revalidate",
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
                "path: /a, fallback: {shell: .env} | the deploy has no file '.env' | hidden files",
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
                "{origin: 'http://blog.internal'} | 'origin' is not available yet",
                "{server: server.js} | 'server' is not available yet",
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
                "http://me:secret@h/x | an address of data holds no user and no password",
                "http://h@:id/x | an address of data holds no user and no password",
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
