package dev.lockstep.contracts.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {

    private static final Instant EXAMPLE = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Mon, 06 Nov 1994 08:49:37 GMT"
            })
    void allThreeFormsAreRead(String field) {
        assertThat(HttpDate.read(field)).contains(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "tomorrow",
                "Sun, 06 Nov 94 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Sun 06 Nov 1994 08:49:37 GMT",
                "Sun, 31 Feb 1994 08:49:37 +0100",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT"
            })
    void whatIsNoDateSaysNothing(String field) {
        assertThat(HttpDate.read(field)).isEmpty();
    }

    @Test
    void oneFormIsWritten() {
        assertThat(HttpDate.write(EXAMPLE)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
