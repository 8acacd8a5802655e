package dev.lockstep.deploy.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetlifyTomlTest {

    @Test
    void itsHeadersCountForMoreThanThoseOfTheOtherFile() {
        Folder folder = Folder.of("index.html")
                .with("_headers", "/*\n X-A: file\n X-B: file")
                .with("netlify.toml", """
                        [[headers]]
                          for = "/*"
                          [headers.values]
                            X-A = "toml"
                            cache-control = '''
                            max-age=0,
                            no-cache'''
                        [[headers]]
                          for = "docs/:page"
                          values = {Link = ["</a>; rel=next", "</b>; rel=prev"]}
                        """);

        assertThat(folder.manifest().headers().of("/"))
                .isEqualTo(Map.of("x-a", "toml", "x-b", "file", "cache-control", "max-age=0, no-cache"));
        assertThat(folder.manifest().headers().of("/docs/x")).containsEntry("link", "</a>; rel=next, </b>; rel=prev");
    }

    @Test
    void itsRedirectsAreTriedAfterThoseOfTheOtherFile() {
        List<Redirect> rules = Folder.of("index.html")
                .with("_redirects", "/a /b")
                .with("netlify.toml", """
                        [[redirects]]
                          from = "/a"
                          to = "/c"
                          status = 302
                          force = true
                          query = {id = ":id"}
                          conditions = {Language = ["de", "fr"], country = "at,ch"}
                        [[redirects]]
                          from = "/docs/*"
                          status = 200
                        [[redirects]]
                          from = "/old"
                          to = "/new"
                        """)
                .manifest()
                .redirects()
                .rules();

        assertThat(rules)
                .containsExactly(
                        rule("/a", Map.of(), "/b", 301, false),
                        new Redirect(
                                new FromPath("/a"),
                                new TreeMap<>(Map.of("id", ":id")),
                                "/c",
                                302,
                                true,
                                new TreeMap<>(Map.of(
                                        Condition.LANGUAGE, List.of("de", "fr"),
                                        Condition.COUNTRY, List.of("at", "ch")))),
                        rule("/docs/*", Map.of(), "/docs/:splat", 200, false),
                        rule("/old", Map.of(), "/new", 301, false));
    }

    @Test
    void whatIsForWhoeverBuildsTheSiteIsPassedOver() {
        assertThat(Folder.of("index.html").with("netlify.toml", """
                        [build]
                          publish = "dist"
                        [dev]
                        [[plugins]]
                          package = "x"
                        [context.production]
                          command = "make"
                        [functions]
                          node_bundler = "esbuild"
                        """).manifest().files())
                .hasSize(1);
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("[[headers]]\n for = \"/*\"\n [headers.values]\n Set-Cookie = \"a=b\"", 4, "cookie"),
                Arguments.of("[[headers]]\n for = \"/*\"\n value = {X-A = \"b\"}", 1, "'values' is missing"),
                Arguments.of("[[headers]]\n values = {X-A = \"b\"}", 1, "'for' is missing"),
                Arguments.of("[[headers]]\n for = \"/*\"\n values = {X-A = \"a\\nb: c\"}", 3, "character"),
                Arguments.of("[[headers]]\n for = \"/*\"\n values = {X-A = {b = \"c\"}}", 3, "list"),
                Arguments.of("[headers]\n for = \"/*\"", 1, "list"),
                Arguments.of("[[redirects]]\n to = \"/b\"", 1, "'from' is missing"),
                Arguments.of("[[redirects]]\n from = \"/a\"", 2, "no path or address"),
                Arguments.of("[[redirects]]\n from = \"/a\"\n to = \"/a\"", 2, "leads back"),
                Arguments.of("[[redirects]]\n from = \"/a\"\n to = \"/b\\r\\nX: y\"", 2, "control character"),
                Arguments.of("[[redirects]]\n from = \"/a\"\n to = \"/b\"\n signed = \"KEY\"", 4, "signed"),
                Arguments.of("[[redirects]]\n from = \"/a\"\n to = \"/b\"\n status = 418", 2, "status"),
                Arguments.of("[[edge_functions]]\n path = \"/\"", 1, "edge functions"),
                Arguments.of("[build\n", 1, "missing"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreToldWithTheirLine(String toml, int line, String text) {
        Problem problem =
                Folder.of("index.html").with("netlify.toml", toml).problems().getFirst();

        assertThat(problem.file()).isEqualTo("netlify.toml");
        assertThat(problem.line()).as(problem.text()).isEqualTo(line);
        assertThat(problem.text()).contains(text);
    }

    private static Redirect rule(String from, Map<String, String> query, String to, int status, boolean forced) {
        return new Redirect(new FromPath(from), new TreeMap<>(query), to, status, forced);
    }
}
