package dev.lockstep.deploy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://Shop.example.org:8443/products/7?page=2#top, shop.example.org, /products/7?page=2",
        "http://shop.example.org, shop.example.org, /",
        "/products/7?page=2, own.localhost, /products/7?page=2",
        "/p#cookie.theme=dark&header.accept-language=de, own.localhost, /p#cookie.theme=dark&header.accept-language=de"
    })
    void aUrlOrAPathIsAnAddress(String url, String host, String target) {
        assertThat(Address.parse(url, "own.localhost")).contains(new Address(host, target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"products/7", "ftp://shop.example.org/", "mailto:a@b", "http://", "/a b", "//evil.test/x"})
    void anythingElseIsNone(String url) {
        assertThat(Address.parse(url, "own.localhost")).isEmpty();
    }

    @Test
    void nothingIsNone() {
        assertThat(Address.parse("", "own.localhost")).isEmpty();
    }
}
