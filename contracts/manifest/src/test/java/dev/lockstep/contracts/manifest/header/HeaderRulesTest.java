package dev.lockstep.contracts.manifest.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

    @ParameterizedTest
    @CsvSource({
        "/a, /a",
        "/a, /a/",
        "/A, /a",
        "/, /",
        "/:x/b, /a/b",
        "/*, /",
        "/*, /a/b",
        "/a/*, /a",
        "/a/*, /a/",
        "/a/*, /abc",
        "/a/*, /a/b/c",
        "/a*, /abc/d",
        "/:x/*, /a",
        "/a/*/c, /a/b/b/c",
        "/a/*/c, /a/c",
        "/*.js, /a/b.js",
        "/x*y*z, /x//y/./z",
        "/*/:x/b, /a/a/b",
        "/a//b/, /a/b"
    })
    void aRuleIsForAPath(String rule, String path) {
        assertThat(rules(rule).of(path)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /b",
        "/a, /a//",
        "/a, /a/b",
        "/:x, /",
        "/:x, /a/b",
        "/:x/b, //b",
        "/a/*, /b/a",
        "/:x/*, /",
        "/*.js, /a.css",
        "/*.js, /a.js/b",
        "/a/*/c, /a/b/c/d"
    })
    void aRuleIsNotForAnotherPath(String rule, String path) {
        assertThat(rules(rule).of(path)).isEmpty();
    }

    /** In seeded thousands, against the regular expression that Netlify's engine makes of a path. */
    @Test
    void rulesAreForThePathsThatTheEngineSays() {
        Random random = new Random(7);
        int matched = 0;
        for (int i = 0; i < 20_000; i++) {
            String rule =
                    "/" + some(random, List.of("a", "b", "ab", "A.b", ":x", ":y*", "*", "a*", "*b", "a*.b", "**"));
            String path = "/" + some(random, List.of("a", "b", "ab", "B", "axb", "a.b", "", "aab", "é"));
            boolean expected = engine(rule).matcher(path).matches();
            assertThat(!rules(rule).of(path).isEmpty())
                    .as("%s for %s", rule, path)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isBetween(4_000, 16_000);
    }

    @Test
    void allRulesForAPathHoldAndTheLastOfAName() {
        HeaderRules rules = new HeaderRules(List.of(
                rule("/*", Map.of("x-a", "1", "x-b", "1")),
                rule("/a", Map.of("x-a", "2")),
                rule("/*.html", Map.of("x-c", "1")),
                rule("/*", Map.of("x-b", "2"))));

        assertThat(rules.of("/a")).isEqualTo(Map.of("x-a", "2", "x-b", "2"));
        assertThat(rules.of("/b.html")).isEqualTo(Map.of("x-a", "1", "x-b", "2", "x-c", "1"));
    }

    @Test
    void fortyFiveThousandRulesAreFoundInTwoLooks() {
        HeaderRules rules = new HeaderRules(IntStream.range(0, 45_000)
                .mapToObj(i -> rule("/part-" + i + (i % 2 == 0 ? "/*" : ""), Map.of("x-part", Integer.toString(i))))
                .toList());

        assertThat(rules.of("/part-44998/x")).isEqualTo(Map.of("x-part", "44998"));
        assertThat(rules.of("/part-44999")).containsEntry("x-part", "44999");
        assertThat(rules.placesOfNames()).isEqualTo(1);
        assertThat(rules.tried()).isZero();
        assertThat(rules.nesting()).isEqualTo(5);
    }

    @Test
    void starsThatMakeARegularExpressionSlowMakeNoDifference() {
        String path = "/" + "a".repeat(100_000);

        assertThat(rules("/*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b").of(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a\n", "/a(*", "/*+", "/[*]"})
    void whatIsNoPathIsRefused(String path) {
        assertThatThrownBy(() -> new ForPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathOfManyStarsHasAnEnd() {
        assertThatThrownBy(() -> new ForPath("/*b".repeat(30))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"X-A, 1", "x a, 1", ":status, 1", "x-a, é", "'', 1"})
    void whatIsNoHeaderIsRefused(String name, String value) {
        assertThatThrownBy(() -> rule("/", Map.of(name, value))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String some(Random random, List<String> parts) {
        return IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> parts.get(random.nextInt(parts.size())))
                        .collect(Collectors.joining("/"))
                + (random.nextInt(4) == 0 ? "/" : "");
    }

    private static Pattern engine(String rule) {
        String pattern = Arrays.stream(rule.split("/"))
                .filter(part -> !part.isEmpty())
                .map(HeaderRulesTest::engineOfPart)
                .collect(Collectors.joining("/"));
        return Pattern.compile("^/" + pattern + "/?$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String engineOfPart(String part) {
        if (part.startsWith(":")) {
            return "([^/]+)";
        }
        if (part.equals("*")) {
            return "?(.*)";
        }
        return part.contains("*") ? part.replace("*", "(.*)") : Pattern.quote(part);
    }

    private static HeaderRules rules(String path) {
        return new HeaderRules(List.of(rule(path, Map.of("x-a", "1"))));
    }

    private static HeaderRule rule(String path, Map<String, String> headers) {
        return new HeaderRule(new ForPath(path), new TreeMap<>(headers));
    }
}
