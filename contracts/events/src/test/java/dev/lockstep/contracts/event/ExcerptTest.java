package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @ParameterizedTest
    @CsvSource({"a, 1024", "\u00e9, 512", "\u6f22, 341", "\ud83d\ude00, 256"})
    void aTextIsCutByItsBytesAndBetweenItsLetters(String letter, int most) {
        String whole = letter.repeat(most);

        assertThat(Excerpt.isWhole(whole)).isTrue();
        assertThat(Excerpt.of(whole)).isEqualTo(whole);
        assertThat(Excerpt.isWhole(whole + letter)).isFalse();
        assertThat(Excerpt.of(whole + letter)).isEqualTo(whole + "…");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "a\ud83d, true"})
    void halfOfALetterIsALetter(String text, boolean whole) {
        assertThat(Excerpt.isWhole(text)).isEqualTo(whole);
    }
}
