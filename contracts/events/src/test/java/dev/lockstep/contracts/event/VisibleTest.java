package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

    @ParameterizedTest
    @CsvSource({
        "10, \\n",
        "13, \\r",
        "9, \\t",
        "0, \\u0000",
        "27, \\u001b",
        "127, \\u007f",
        "155, \\u009b",
        "8232, \\u2028",
        "8238, \\u202e"
    })
    void whatCannotBeSeenIsWrittenInItsPlace(int sign, String seen) {
        assertThat(Visible.line("a" + (char) sign + "b")).isEqualTo("a" + seen + "b");
    }

    @Test
    void whatCanBeSeenStaysAsItIs() {
        String text = "Grüße, 世界 👋 \\n";

        assertThat(Visible.line(text)).isSameAs(text);
    }

    @Test
    void linesStayLinesWhereTheyMay() {
        assertThat(Visible.lines("a\n\tb\r\033")).isEqualTo("a\n\tb\\r\\u001b");
    }
}
