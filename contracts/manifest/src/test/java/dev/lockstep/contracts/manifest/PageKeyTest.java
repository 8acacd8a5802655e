package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "a, 2036, false",
        "a, 2037, true",
        "\u6f22, 226, false",
        "\u6f22, 227, true",
        "' ', 678, false",
        "' ', 679, true"
    })
    void aKeyIsTooLongByWhatItTakesPercentEncoded(String letter, int count, boolean tooLong) {
        PageKey key =
                new PageKey(new CanonicalPath("/p"), new TreeMap<>(Map.of("page", letter.repeat(count), "b", "1")));

        assertThat(key.isTooLong()).isEqualTo(tooLong).isEqualTo(key.text().length() > PageKey.MAX_BYTES);
    }

    @Test
    void aPathAloneCanBeTooLongOnceItIsEncoded() {
        assertThat(PageKey.of(new CanonicalPath("/" + "a".repeat(2047))).isTooLong())
                .isFalse();
        assertThat(PageKey.of(new CanonicalPath("/" + "\u6f22".repeat(228))).isTooLong())
                .isTrue();
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
