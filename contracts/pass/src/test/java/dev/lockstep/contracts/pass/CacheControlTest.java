package dev.lockstep.contracts.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheControlTest {

    /** RFC 9111 §4.2.1 and §5.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cache-control: max-age=10 ; 10",
                "cache-control: MAX-AGE=10 ; 10",
                "cache-control: max-age=10, s-maxage=20 ; 20",
                "cache-control: s-maxage=5, max-age=20 ; 5",
                "cache-control: max-age=\"10\" ; 10",
                "cache-control: max-age=10 | cache-control: public ; 10",
                "cache-control: ,, max-age=10,,max-age=20 ; 10",
                "cache-control: foo=\"max-age=99, x\", max-age=10 ; 10",
                "cache-control: max-age=99999999999999999999 ; 2147483648",
                "cache-control: max-age=4294967296 ; 2147483648",
                "cache-control: max-age=soon ; 0",
                "cache-control: max-age=-1 ; 0",
                "cache-control: max-age=1.5 ; 0",
                "cache-control: max-age ; 0",
                "cache-control: max-age = 10 ; 0",
                "cache-control: public ; 0",
                "x: y ; 0"
            })
    void freshnessIsWhatCacheControlSays(String fields, long seconds) {
        assertThat(lifetime(fields(fields))).isEqualTo(Duration.ofSeconds(seconds));
    }

    /** RFC 9111 §5.3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "date: Sun, 01 Mar 2026 12:00:00 GMT | expires: Sun, 01 Mar 2026 12:01:30 GMT ; 90",
                "date: Sun, 01 Mar 2026 12:00:00 GMT | expires: Sun, 01 Mar 2026 11:59:00 GMT ; -60",
                "date: Sun, 01 Mar 2026 12:00:00 GMT | expires: Sun, 01 Mar 2026 12:01:30 GMT | cache-control: max-age=1 ; 1",
                "date: Sun, 01 Mar 2026 12:00:00 GMT | expires: 0 ; 0",
                "date: Sun, 01 Mar 2026 12:00:00 GMT | expires: tomorrow ; 0",
                "expires: Sun, 01 Mar 2026 12:01:30 GMT ; 0"
            })
    void elseItEndsWithExpires(String fields, long seconds) {
        assertThat(lifetime(fields(fields))).isEqualTo(Duration.ofSeconds(seconds));
    }

    /** RFC 9213 §2, with the grammar of RFC 8941. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "cdn-cache-control: max-age=30 ; 30",
                "cdn-cache-control: max-age=30, s-maxage=40 ; 40",
                "cdn-cache-control: max-age=10, max-age=30 ; 30",
                "cdn-cache-control: a, b=?1, c=\"x\\\"y\", d=:aGk=:, e=(1 \"2\" f), max-age=30 ; 30",
                "cdn-cache-control: public | cdn-cache-control: max-age=30 ; 30",
                "cdn-cache-control: public ; 0",
                "cdn-cache-control: max-age=30, ; 7",
                "cdn-cache-control: max-age=30, =broken ; 7",
                "cdn-cache-control: max-age=30 public ; 7",
                "cdn-cache-control: Max-Age=30 ; 7",
                "cdn-cache-control: max-age=30,, public ; 7",
                "cdn-cache-control: max-age='30' ; 7",
                "cdn-cache-control: max-age= ; 7",
                "cdn-cache-control: &&& ; 7",
                "cdn-cache-control: ; 7"
            })
    void whatIsMeantForSharedCachesDecidesAloneIfItCanBeRead(String fields, long seconds) {
        assertThat(lifetime(fields(fields + " | cache-control: max-age=7"))).isEqualTo(Duration.ofSeconds(seconds));
    }

    /** The Edge Architecture note of the W3C. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "surrogate-control: max-age=30 ! 30",
                "surrogate-control: content, MaX-aGe=30 ! 30",
                "surrogate-control: max-age=30;lockstep ! 30",
                "surrogate-control: max-age=30;another ! 7",
                "surrogate-control: max-age=40;another, max-age=30 ! 30",
                "surrogate-control: max-age=30 | cdn-cache-control: max-age=20 ! 20"
            })
    void anOlderFieldIsHeededUnlessItIsForAnother(String fields, long seconds) {
        assertThat(lifetime(fields(fields + " | cache-control: max-age=7"))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aParameterOfADirectiveChangesNothing() {
        assertThat(lifetime(fields("cdn-cache-control: max-age=30;a=1; b, public;c")))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void expiresIsNotAskedWhereATargetedFieldSpeaks() {
        assertThat(lifetime(fields("cdn-cache-control: public | date: Sun, 01 Mar 2026 12:00:00 GMT"
                        + " | expires: Sun, 01 Mar 2026 13:00:00 GMT")))
                .isEqualTo(Duration.ZERO);
    }

    /** RFC 5861, and RFC 9111 §4.2.4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max-age=1 ; 0 ; 0",
                "max-age=1, stale-while-revalidate=5 ; 5 ; 0",
                "max-age=1, stale-if-error=6 ; 0 ; 6",
                "s-maxage=1, stale-while-revalidate=5, stale-if-error=6 ; 5 ; 6",
                "max-age=1, stale-while-revalidate=5, must-revalidate ; 0 ; 0",
                "max-age=1, stale-if-error=6, proxy-revalidate ; 0 ; 0",
                "no-cache, stale-if-error=6 ; 0 ; 0"
            })
    void onlyWhatTheResponseAllowsIsShownStale(String control, long whileRevalidating, long ifError) {
        CacheControl said = CacheControl.of(fields("cache-control: " + control));

        assertThat(said.staleWhileRevalidate().orElse(Duration.ZERO)).isEqualTo(Duration.ofSeconds(whileRevalidating));
        assertThat(said.staleIfError().orElse(Duration.ZERO)).isEqualTo(Duration.ofSeconds(ifError));
    }

    @Test
    void aLongFieldIsReadInOnePass() {
        String quotes = "a=\"" + "\\".repeat(60_000);

        assertThat(lifetime(fields("cache-control: " + quotes))).isEqualTo(Duration.ZERO);
        assertThat(lifetime(fields("cdn-cache-control: " + "a;b=1,".repeat(5_000) + "max-age=3")))
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whatSaysNothingIsToldFromWhatIsNotFresh() {
        assertThat(CacheControl.of(fields("cache-control: public")).lifetime()).isEmpty();
        assertThat(CacheControl.of(fields("cache-control: max-age=0")).lifetime())
                .contains(Duration.ZERO);
    }

    private static Duration lifetime(HeaderFields said) {
        return CacheControl.of(said).lifetime().orElse(Duration.ZERO);
    }

    /** Written as {@code name: value}, with {@code |} between the lines. */
    private static HeaderFields fields(String lines) {
        return HeaderFields.of(Arrays.stream(lines.split("\\|", -1))
                .map(line -> line.strip().split(": ?", 2))
                .map(line -> Map.entry(line[0], line[1]))
                .toList());
    }
}
