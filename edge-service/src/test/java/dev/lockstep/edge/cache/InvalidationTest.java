package dev.lockstep.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidationTest {

    /** RFC 9111 §4.4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POST ; 200 ; x: y ; http://a.test/p",
                "PUT ; 204 ; x: y ; http://a.test/p",
                "DELETE ; 303 ; x: y ; http://a.test/p",
                "M-SEARCH ; 200 ; x: y ; http://a.test/p",
                "POST ; 201 ; location: /q ; http://a.test/p http://a.test/q",
                "POST ; 201 ; content-location: q?a=1 ; http://a.test/p http://a.test/q?a=1",
                "POST ; 201 ; location: http://b.test/q ; http://a.test/p",
                "POST ; 201 ; location: //b.test/q ; http://a.test/p",
                "POST ; 201 ; location: https://a.test/q ; http://a.test/p",
                "POST ; 201 ; location: /a b ; http://a.test/p",
                "POST ; 404 ; location: /q ; ''",
                "POST ; 500 ; x: y ; ''",
                "GET ; 200 ; location: /q ; ''",
                "HEAD ; 200 ; x: y ; ''",
                "OPTIONS ; 200 ; x: y ; ''"
            })
    void whatAnUnsafeRequestChangesIsForgotten(String method, int status, String answered, String changed) {
        assertThat(Invalidation.by(method, URI.create("http://a.test/p"), status, Fields.of(answered)).stream()
                        .map(URI::toString))
                .containsExactly(changed.isEmpty() ? new String[0] : changed.split(" ", -1));
    }
}
