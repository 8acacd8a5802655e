package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTagTest {

    static Stream<String> longest() {
        return Stream.of("a".repeat(1024), "\u6f22".repeat(341) + "a");
    }

    @ParameterizedTest
    @MethodSource("longest")
    void aTagIsMeasuredInBytes(String tag) {
        assertThat(PageTag.isFit(tag)).isTrue();
        assertThat(PageTag.isFit(tag + "a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0", "a\nb", "\u0085", "\u007f"})
    void nobodyPurgesByWhatCannotBeSeen(String tag) {
        assertThat(PageTag.isFit(tag)).isFalse();
    }
}
