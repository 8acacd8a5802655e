package dev.lockstep.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.pass.HeaderFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoringTest {

    /** RFC 9111 §3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cache-control: max-age=10 ; true",
                "cache-control: s-maxage=10, max-age=0 ; true",
                "cache-control: max-age=10, no-store ; false",
                "cache-control: max-age=10, No-Store ; false",
                "cache-control: max-age=10, no-store, must-understand ; true",
                "cache-control: max-age=10, private ; false",
                "cache-control: max-age=10, private=\"x-user\" ; false",
                "cache-control: no-cache ; false",
                "cache-control: no-cache | etag: \"1\" ; true",
                "cache-control: max-age=0 ; false",
                "cache-control: max-age=0, stale-while-revalidate=9 ; true",
                "cache-control: max-age=0 | last-modified: Sun, 01 Mar 2026 12:00:00 GMT ; true",
                "cache-control: max-age=10 | set-cookie: a=1 ; false",
                "cache-control: max-age=10 | vary: * ; false",
                "cache-control: max-age=10 | vary: accept, * ; false",
                "cache-control: max-age=10 | vary: accept ; true",
                "cache-control: no-store | cdn-cache-control: max-age=10 ; true",
                "cache-control: max-age=10 | cdn-cache-control: no-store ; false",
                "x: y ; false"
            })
    void whatTheResponseAllowsIsStored(String answered, boolean stored) {
        assertThat(Storing.isAllowed("GET", HeaderFields.NONE, 200, Fields.of(answered)))
                .isEqualTo(stored);
    }

    /** RFC 9111 §3.5 and §5.2.1.5. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "authorization: Bearer x ; max-age=10 ; false",
                "authorization: Bearer x ; max-age=10, public ; true",
                "authorization: Bearer x ; s-maxage=10 ; true",
                "authorization: Bearer x ; max-age=10, must-revalidate ; true",
                "authorization: Bearer x ; max-age=10, proxy-revalidate ; false",
                "cache-control: no-store ; max-age=10 ; false",
                "cache-control: no-cache ; max-age=10 ; true",
                "pragma: no-cache ; max-age=10 ; true",
                "cookie: a=1 ; max-age=10 ; true"
            })
    void whoAskedDecidesToo(String asked, String control, boolean stored) {
        assertThat(Storing.isAllowed("GET", Fields.of(asked), 200, Fields.of("cache-control: " + control)))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 206, 304, 400, 401, 403, 416, 429, 500, 502, 503, 504, 599})
    void partsAndErrorsAreNotStored(int status) {
        assertThat(Storing.isAllowed("GET", HeaderFields.NONE, status, Fields.of("cache-control: max-age=10")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get"})
    void onlyWhatAnswersAGetIsStored(String method) {
        assertThat(Storing.isAllowed(method, HeaderFields.NONE, 200, Fields.of("cache-control: max-age=10")))
                .isFalse();
    }
}
