package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringTest {

    @Test
    void theFirstOfARepeatedParameterCounts() {
        assertThat(QueryString.parse("a=1&a=2&b=x%20y+z&c")).isEqualTo(Map.of("a", "1", "b", "x y z", "c", ""));
    }

    @Test
    void whatIsNoQueryHasNoParameters() {
        assertThat(QueryString.parse("a=%zz")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a=1&b=%20,a=1&b=%20",
        "a=<b>|{c},a=%3Cb%3E%7C%7Bc%7D",
        "a=[1],a=%5B1%5D",
        "a=ü,a=%C3%BC",
        "100%,100%25",
        "%zz%4a,%25zz%4a",
        "a#b,a%23b",
        "a b\\c^`,a%20b%5Cc%5E%60"
    })
    void lettersThatDoNotBelongThereAreEncoded(String sent, String strict) {
        assertThat(QueryString.strict(sent)).isEqualTo(strict);
        assertThat(URI.create("http://h/?" + QueryString.strict(sent)).getRawQuery())
                .isEqualTo(strict);
    }
}
