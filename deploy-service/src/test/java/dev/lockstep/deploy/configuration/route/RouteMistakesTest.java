package dev.lockstep.deploy.configuration.route;

import static dev.lockstep.deploy.configuration.route.OneRoute.folder;
import static dev.lockstep.deploy.configuration.route.OneRoute.oneRoute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteMistakesTest {
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
                "path: /a, cache: [none] | 'cache' is a text, not a list | none or http",
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
}
