package dev.lockstep.contracts.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePatternTest {

    @Test
    void parametersAreNamed() {
        assertThat(new RoutePattern("/:shop/products/:id").match(new CanonicalPath("/north/products/7")))
                .contains(Map.of("shop", "north", "id", "7"));
    }

    @ParameterizedTest
    @CsvSource({"/blog, ''", "/blog/, ''", "/blog/a, a", "/blog/a/b, a/b"})
    void aSplatTakesTheRest(String path, String rest) {
        assertThat(new RoutePattern("/blog/*").match(new CanonicalPath(path))).contains(Map.of("splat", rest));
    }

    @ParameterizedTest
    @CsvSource({
        "/products/:id, /products", "/products/:id, /products/",
        "/products/:id, /products/1/2", "/products/:id, /Products/1",
        "/products, /products/", "/blog/*, /blogs"
    })
    void anotherPathDoesNotMatch(String pattern, String path) {
        assertThat(new RoutePattern(pattern).match(new CanonicalPath(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "/*/a", "/a*", "/:", "/:1", "/:a-b", "/:a/:a", "/../a", ""})
    void aMalformedPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> new RoutePattern(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
