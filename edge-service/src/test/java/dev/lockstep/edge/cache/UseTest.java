package dev.lockstep.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** RFC 9111 §4.2.3 and §5.1: asked at noon, answered two seconds later, looked at ten seconds after that. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x: y ; 12",
                "age: 30 ; 42",
                "age: 30, 50 ; 2147483660",
                "age: 30 | age: 50 ; 2147483660",
                "age: -30 ; 2147483660",
                "age: 30.5 ; 2147483660",
                "age: a30 ; 2147483660",
                "age: ; 12",
                "age: 99999999999999999999 ; 2147483660",
                "date: Sun, 01 Mar 2026 11:59:00 GMT ; 72",
                "date: Sun, 01 Mar 2026 11:59:00 GMT | age: 90 ; 102",
                "date: Sun, 01 Mar 2026 13:00:00 GMT ; 12",
                "date: yesterday ; 12"
            })
    void ageIsTheMostThatItCanBe(String fields, long seconds) {
        assertThat(new Received(200, Fields.of(fields), NOON, NOON.plusSeconds(2)).age(NOON.plusSeconds(12)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    /** RFC 9111 §4.2.4 and RFC 5861: looked at when it is ten seconds old. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max-age=11 ; Fresh",
                "max-age=10 ; OnlyIfUnchanged",
                "max-age=5 ; OnlyIfUnchanged",
                "max-age=5, stale-while-revalidate=6 ; WhileRevalidating",
                "max-age=5, stale-while-revalidate=5 ; OnlyIfUnchanged",
                "max-age=5, stale-if-error=6 ; IfNothingElse",
                "max-age=5, stale-while-revalidate=2, stale-if-error=6 ; IfNothingElse",
                "max-age=5, stale-while-revalidate=6, must-revalidate ; OnlyIfUnchanged",
                "max-age=11, no-cache ; OnlyIfUnchanged",
                "no-cache=\"set-cookie\", max-age=11 ; OnlyIfUnchanged"
            })
    void whatIsStoredIsShownAsLongAsItAllows(String control, String use) {
        Received stored = new Received(200, Fields.of("cache-control: " + control), NOON, NOON);

        assertThat(Use.of(stored, NOON.plusSeconds(10)).getClass().getSimpleName())
                .isEqualTo(use);
    }
}
