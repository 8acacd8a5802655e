package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathParserTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/about, /about",
        "/a%20b, /a b",
        "/%61bout, /about",
        "/caf%C3%A9, /café",
        "/%2e%2ewell, /..well",
        "//double, //double",
        "/trailing/, /trailing/"
    })
    void aPathHasOneSpelling(String raw, String canonical) {
        assertThat(PathParser.parse(raw)).isEqualTo(new ParsedPath.Canonical(new CanonicalPath(canonical)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "about",
                "*",
                "/a%2Fb",
                "/a%2fb",
                "/a%5Cb",
                "/a\\b",
                "/../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/a/..%2f..%2fetc/passwd",
                "/foo/bar%2F..%2Findex.html",
                "/a/./b",
                "/a/..",
                "/%",
                "/%4",
                "/%zz",
                "/%00",
                "/%0d%0aSet-Cookie:%20x=1",
                "/%c0%ae%c0%ae/etc/passwd",
                "/%ff",
                "/caf\u00e9"
            })
    void whatIsAmbiguousIsRefused(String raw) {
        assertThat(PathParser.parse(raw)).isInstanceOf(ParsedPath.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {CanonicalPath.MAX_BYTES, 100_000})
    void whatIsTooLongIsRefused(int length) {
        assertThat(PathParser.parse("/" + "a".repeat(length))).isInstanceOf(ParsedPath.Refused.class);
    }
}
