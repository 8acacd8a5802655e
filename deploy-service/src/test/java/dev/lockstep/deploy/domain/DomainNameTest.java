package dev.lockstep.deploy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "www.example.org,      www.example.org",
        "Example.ORG.,         example.org",
        "bücher.example,       xn--bcher-kva.example",
        "BÜCHER.example,       xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "7.example,            7.example",
    })
    void aDomainIsWrittenAsDnsSpellsIt(String written, String spelt) {
        assertThat(DomainName.parse(written)).contains(new DomainName(spelt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "localhost",
                "example.org:8080",
                "https://example.org",
                "example.org/shop",
                "*.example.org",
                "user@example.org",
                "127.0.0.1",
                "1.2.3.4.",
                "[::1]",
                "a..example.org",
                ".example.org",
                "-a.example.org",
                "a-.example.org",
                "a_b.example.org",
                "exa mple.org",
                "example.org\n",
                "example。org",
                "a12345678901234567890123456789012345678901234567890123456789012345.example.org",
            })
    void whatNoVisitorCouldNameIsNoDomain(String written) {
        assertThat(DomainName.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"straße.example", "βόλος.example"})
    void lettersThatBrowsersAndThisSpellInTwoWaysAreRefused(String written) {
        assertThat(DomainName.parse(written)).isEmpty();
    }
}
