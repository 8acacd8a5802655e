package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTest {

    @Test
    void aKeyIsWrittenInOneOrderAndReadBack() {
        PageKey key = new PageKey(new CanonicalPath("/a b"), new TreeMap<>(Map.of("z", "1&2", "a", "é=")));

        assertThat(key.text()).isEqualTo("/a%20b?a=%C3%A9%3D&z=1%262");
        assertThat(PageKey.parse(key.text())).contains(key);
    }

    @Test
    void headersAndCookiesStandBehindAMarkThatNothingElseHolds() {
        PageKey key = new PageKey(
                new CanonicalPath("/a#b"),
                new TreeMap<>(Map.of("q", "#")),
                new TreeMap<>(Map.of("accept-language", "de")),
                new TreeMap<>(Map.of("theme", "d&k")));

        assertThat(key.text()).isEqualTo("/a%23b?q=%23#cookie.theme=d%26k&header.accept-language=de");
        assertThat(PageKey.parse(key.text())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "products",
                "/a?",
                "/a?b",
                "/a?b=1&a=2",
                "/a b",
                "/a?a=1&a=2",
                "/a%2Fb",
                "/a#",
                "/a#b",
                "/a#x.b=1",
                "/a#header.b=1&cookie.b=1",
                "/a#header.b=1?c=2"
            })
    void aTextThatNoKeyWroteIsNoKey(String text) {
        assertThat(PageKey.parse(text)).isEmpty();
    }
}
