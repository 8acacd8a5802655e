package dev.lockstep.render.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.outbound.AnswerHead;
import dev.lockstep.render.page.Lifetime;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseLifetimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cache-control: max-age=10 | 10",
                "cache-control: max-age=10, S-MaxAge=\"20\" | 20",
                "cache-control: s-maxage=20; cdn-cache-control: max-age=30 | 30",
                "cdn-cache-control: max-age=30; netlify-cdn-cache-control: public, max-age=40, durable | 40",
                "cache-control: s-maxage=20; cdn-cache-control: max-age=30, =broken | 20",
                "cache-control: s-maxage=20; cdn-cache-control: Max-Age=30 | 20",
                "cache-control: s-maxage=60; age: 50 | 10",
                "cache-control: s-maxage=60; age: 70 | 1",
                "cache-control: max-age=soon | 1",
                "cache-control: max-age=0 | 1",
                "cache-control: no-cache, max-age=60 | 1",
                "cache-control: ,, max-age=10,,max-age=20 | 10",
                "date: Sun, 01 Mar 2026 12:00:00 GMT; expires: Sun, 01 Mar 2026 12:01:30 GMT | 90",
                "expires: 0 | 1",
                "x: y | 60"
            })
    void freshnessIsWhatTheNearestFieldSays(String headers, long seconds) {
        assertThat(ResponseLifetime.of(head(headers)).fresh()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cache-control: private | false",
                "cache-control: no-store | false",
                "cache-control: private=\"set-cookie\" | false",
                "cache-control: no-store; cdn-cache-control: max-age=30 | true",
                "cache-control: max-age=3; cdn-cache-control: no-store | false",
                "vary: accept-language, * | false",
                "vary: accept-language | true",
                "x: y | true"
            })
    void whatIsForOneVisitorIsNotStored(String headers, boolean stored) {
        assertThat(ResponseLifetime.mayBeStored(head(headers))).isEqualTo(stored);
    }

    @Test
    void howLongAPageMayBeStaleIsSaidToo() {
        assertThat(ResponseLifetime.of(head("cache-control: s-maxage=1, stale-while-revalidate=10, stale-if-error=20")))
                .isEqualTo(new Lifetime(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(20)));
        assertThat(ResponseLifetime.of(head("cache-control: s-maxage=1")))
                .isEqualTo(new Lifetime(Duration.ofSeconds(1), Duration.ZERO, PageRevalidated.UNLIMITED));
        assertThat(ResponseLifetime.of(head("cache-control: s-maxage=1, must-revalidate, stale-while-revalidate=10")))
                .isEqualTo(new Lifetime(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO));
    }

    private static AnswerHead head(String headers) {
        SortedMap<String, List<String>> fields = new TreeMap<>();
        for (String field : headers.split("; ", -1)) {
            int colon = field.indexOf(": ");
            fields.put(field.substring(0, colon), List.of(field.substring(colon + 2)));
        }
        return new AnswerHead(200, fields);
    }
}
