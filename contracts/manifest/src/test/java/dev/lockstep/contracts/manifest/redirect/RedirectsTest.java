package dev.lockstep.contracts.manifest.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    /** What {@code netlify-redirector} 0.5.0 answers. */
    @ParameterizedTest
    @CsvSource({
        "/a, /b, /a, /b",
        "/a, /b, /a/, /b",
        "/a/, /b, /a, /b",
        "/a, /b, /A, ''",
        "/a, /b, /a//, ''",
        "/a, /b, //a, ''",
        "/a/*, /b/:splat, /a, /b/",
        "/a/*, /b/:splat, /a/, /b/",
        "/a/*, /b/:splat, /a/x, /b/x",
        "/a/*, /b/:splat, /a/x/, /b/x/",
        "/a/*, /b/:splat, /a//x, /b//x",
        "/a/*, /b/:splat, /ab, ''",
        "/a/:x/c, /b/:x, /a/1/c/, /b/1",
        "/a/:x/c, /b/:x, /a//c, ''",
        "/a/:x/c, /b/:x, /a/1/2/c, ''",
        "/a/:x/*, /b/:splat/:x, /a/1/2/3, /b/2/3/1",
        "/a/:x/:x, /b/:x, /a/1/2, /b/1",
        "/a/:xy, /b/:x/:xy, /a/1, /b/:x/1",
        "/*, /index.html, /, /index.html",
        "/old*, /new/:splat, /old, /new/",
        "/old*, /new/:splat, /old/, /new/",
        "/old*, /new/:splat, /older, /new/er",
        "/old*, /new/:splat, /old/a, /new/a",
        "/old*, /new/:splat, /oldest/a, /new/est/a",
        "/old*, /new:splat, /old//b, /new/b",
        "/old*, /new:splat, /olds/, /news/",
        "/old*, /new, /ol, ''",
        "/a/:x/b*, /n/:x/:splat, /a/1/bc, /n/1/c",
        "/a/*/c, /n/:splat, /a/b/c, /n/b",
        "/a/*/c, /n/:splat, /a/c, /n/",
        "/a/*/c, /n/:splat, /a/b/d/c/, /n/b/d",
        "/a/*/c, /n/:splat, /a/b/c/c, /n/b/c",
        "/a/*/c, /n/:splat, /a//c, /n/",
        "/a/*/c, /n/:splat, /a//b/c, /n//b",
        "/a/*/c, /n/:splat, /a/b//c, /n/b/",
        "/a/*/c, /n/:splat, /a/b, ''",
        "/a/*/c, /n/:splat, /ab/c, ''",
        "/a/*/b/:x, /n/:splat/:x, /a/1/2/b/3/, /n/1/2/3",
        "/a/*/b/:x, /n/:splat/:x, /a/b/b/b/c, /n/b/b/c",
        "/a*/c, /n/:splat, /a/c, /n/",
        "/a*/c, /n/:splat, /ax/y/c, /n/x/y",
        "/a*/c, /n/:splat, /a/x/c, /n/x",
        "/a*/c, /n/:splat, /abc, ''",
        "/*/a, /n/:splat, /x/y/a, /n/x/y",
        "/:x/*/c, /n/:x/:splat, /1/c, /n/1/",
        "/a/*/, /n/:splat, /a/b/, /n/b/"
    })
    void aPathLeadsWhereItLeadsAtNetlify(String from, String to, String path, String expected) {
        Redirects redirects = new Redirects(List.of(redirect(from, to)));

        assertThat(target(redirects, path)).isEqualTo(expected);
    }

    @Test
    void theFirstThatMatchesHoldsWhateverItsShape() {
        assertThat(target(rules("/a/*", "/a/b", "/a/:c"), "/a/b")).isEqualTo("/to/0");
        assertThat(target(rules("/a/b", "/a/*"), "/a/b")).isEqualTo("/to/0");
        assertThat(target(rules("/a/b", "/a/*"), "/a/c")).isEqualTo("/to/1");
        assertThat(target(rules("/:c", "/a"), "/a")).isEqualTo("/to/0");
    }

    @Test
    void aQueryThatIsNotAskedForLeavesTheRequestToLaterRules() {
        Redirects redirects = new Redirects(List.of(
                new Redirect(new FromPath("/a"), new TreeMap<>(Map.of("id", ":id")), "/b/:id", 301, false),
                new Redirect(new FromPath("/a"), new TreeMap<>(Map.of("kind", "old")), "/old", 301, false),
                redirect("/a", "/other")));

        assertThat(target(redirects, "/a", Map.of("id", "7", "more", "x"))).isEqualTo("/b/7");
        assertThat(target(redirects, "/a", Map.of("kind", "old"))).isEqualTo("/old");
        assertThat(target(redirects, "/a", Map.of("kind", "new"))).isEqualTo("/other");
    }

    @Test
    void aSplatNamesNoHost() {
        Redirects redirects = new Redirects(List.of(redirect("/foo/*", "/:splat")));

        assertThat(target(redirects, "/foo//google.com")).isEqualTo("/google.com");
    }

    /** A rule that wants a cookie asks for it whenever it is tried. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 45_000})
    void noMoreRulesAreTriedHoweverManyThereAre(int count) {
        Redirects redirects = new Redirects(IntStream.range(0, count)
                .boxed()
                .flatMap(i -> Stream.of("/old/" + i + "/*", "/:lang/" + i, "/blog/" + i, "/p/*/" + i))
                .map(RedirectsTest::forWhoeverHasACookie)
                .toList());
        List<String> tried = new ArrayList<>();

        for (String path : List.of("/old/0/x", "/de/0", "/blog/0", "/p/a/0", "/old/none/x", "/none")) {
            assertThat(redirects.match(new Asked(path, Map.of(), noting(tried))))
                    .isEmpty();
        }

        assertThat(tried).hasSize(5);
    }

    /** Which shape a rule is of depends on where its placeholders are alone; each is looked into once. */
    @Test
    void fortyFiveThousandRulesMakeNoMoreLooksThanOne() {
        Redirects redirects = new Redirects(IntStream.range(0, 45_000)
                .mapToObj(i -> redirect("/old/" + i + "/*", "/new/" + i + "/:splat"))
                .toList());

        assertThat(target(redirects, "/old/44999/x")).isEqualTo("/new/44999/x");
        assertThat(redirects.rules().stream().map(rule -> rule.from().shape()).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a*b", "/a/*b", "/*/a/*", "/a**", "/:", "/:1a", "/:a*"})
    void whatIsNoPathIsRefused(String from) {
        assertThatThrownBy(() -> new FromPath(from)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Redirect forWhoeverHasACookie(String from) {
        return new Redirect(
                new FromPath(from),
                new TreeMap<>(),
                "/to",
                302,
                false,
                new TreeMap<>(Map.of(Condition.COOKIE, List.of("c"))));
    }

    private static Who noting(List<String> tried) {
        return new Who() {
            @Override
            public String acceptLanguage() {
                return "";
            }

            @Override
            public String cookie(String name) {
                tried.add(name);
                return "";
            }

            @Override
            public String country() {
                return "";
            }
        };
    }

    private static Redirects rules(String... from) {
        return new Redirects(IntStream.range(0, from.length)
                .mapToObj(i -> redirect(from[i], "/to/" + i))
                .toList());
    }

    private static Redirect redirect(String from, String to) {
        return new Redirect(new FromPath(from), new TreeMap<>(), to, 301, false);
    }

    private static String target(Redirects redirects, String path) {
        return target(redirects, path, Map.of());
    }

    private static String target(Redirects redirects, String path, Map<String, String> query) {
        return redirects
                .match(new Asked(path, query, Who.ANYBODY))
                .map(found -> found.to((name, value) -> value))
                .orElse("");
    }
}
