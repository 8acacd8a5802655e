package dev.lockstep.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.Facts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {

    /** RFC 9110 §14.1.2 and §13.1.5, of ten bytes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "range: bytes=0-1 ; bytes 0-1/10",
                "range: bytes=8-20 ; bytes 8-9/10",
                "range: bytes=3- ; bytes 3-9/10",
                "range: bytes=-4 ; bytes 6-9/10",
                "range: bytes=-40 ; bytes 0-9/10",
                "range: bytes=10- ; bytes */10",
                "range: bytes=-0 ; bytes */10",
                "range: bytes=999999999999999999-999999999999999999 ; bytes */10",
                "range: bytes=5-2 ; whole",
                "range: bytes=- ; whole",
                "range: bytes=0-1,3-4 ; whole",
                "range: lines=0-1 ; whole",
                "x: y ; whole",
                "range: bytes=0-1 | if-range: \"1\" ; bytes 0-1/10",
                "range: bytes=0-1 | if-range: \"2\" ; whole",
                "range: bytes=0-1 | if-range: W/\"1\" ; whole",
                "range: bytes=0-1 | if-range: Sun, 01 Mar 2026 12:00:00 GMT ; bytes 0-1/10",
                "range: bytes=0-1 | if-range: Sun, 01 Mar 2026 12:00:01 GMT ; whole"
            })
    void onePartIsShownOfWhatIsKept(String asked, String part) {
        Received stored = new Received(
                200, Fields.of("etag: \"1\" | last-modified: Sun, 01 Mar 2026 12:00:00 GMT"), Facts.NOON, Facts.NOON);

        assertThat(Part.of(Fields.of(asked), stored, 10)
                        .map(one -> one.text(10))
                        .orElse("whole"))
                .isEqualTo(part);
    }
}
