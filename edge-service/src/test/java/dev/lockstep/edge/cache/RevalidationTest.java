package dev.lockstep.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevalidationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** RFC 9111 §4.3.1. */
    @Test
    void theOriginIsAskedAboutWhatIsStoredNotAboutWhatTheVisitorHas() {
        // Given
        var asked = Fields.of("accept: a | if-none-match: \"theirs\" | range: bytes=0-1 | if-range: \"theirs\"");
        var stored = Fields.of("etag: \"ours\" | last-modified: Sun, 01 Mar 2026 12:00:00 GMT");

        // When
        var conditional = Revalidation.conditional(asked, stored);

        // Then
        assertThat(conditional)
                .isEqualTo(Fields.of(
                        "accept: a | if-none-match: \"ours\"" + " | if-modified-since: Sun, 01 Mar 2026 12:00:00 GMT"));
    }

    /** RFC 9111 §3.2. */
    @Test
    void whatA304SaysReplacesWhatWasStored() {
        // Given
        Received stored = received(
                200,
                "etag: \"1\" | cache-control: max-age=1 | a: old | b: kept | age: 9"
                        + " | content-type: text/html | content-length: 5");

        // When
        var confirmed = Revalidation.confirmed(
                stored,
                received(304, "etag: W/\"1\" | cache-control: max-age=2 | a: new | a: newer | content-length: 0"));

        // Then
        assertThat(confirmed.orElseThrow().status()).isEqualTo(200);
        assertThat(confirmed.orElseThrow().fields())
                .isEqualTo(Fields.of("etag: W/\"1\" | cache-control: max-age=2 | a: new | a: newer | b: kept"
                        + " | content-type: text/html | content-length: 5"));
    }

    /** RFC 9111 §4.3.4. */
    @Test
    void a304AboutAnotherResponseConfirmsNothing() {
        assertThat(Revalidation.confirmed(received(200, "etag: \"1\""), received(304, "etag: \"2\"")))
                .isEmpty();
    }

    /** RFC 9110 §13.2.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "if-none-match: \"1\" ; true",
                "if-none-match: W/\"1\" ; true",
                "if-none-match: \"0\", \"1\" ; true",
                "if-none-match: \"0\" | if-none-match: \"1\" ; true",
                "if-none-match: \"0,\", \"2\" ; false",
                "if-none-match: * ; true",
                "if-none-match: 1 ; false",
                "if-none-match: \"2\" | if-modified-since: Sun, 01 Mar 2026 12:00:00 GMT ; false",
                "if-modified-since: Sun, 01 Mar 2026 12:00:00 GMT ; true",
                "if-modified-since: Sun, 01 Mar 2026 11:59:59 GMT ; false",
                "if-modified-since: today ; false",
                "accept: a ; false"
            })
    void whoHasItAlreadyIsNotSentItAgain(String asked, boolean isHeld) {
        Received stored = received(200, "etag: \"1\" | last-modified: Sun, 01 Mar 2026 12:00:00 GMT");

        assertThat(Revalidation.isHeld(Fields.of(asked), stored)).isEqualTo(isHeld);
    }

    private static Received received(int status, String fields) {
        return new Received(status, Fields.of(fields), NOON, NOON);
    }
}
