package dev.lockstep.deploy.configuration.route;

import static dev.lockstep.deploy.configuration.route.OneRoute.folder;
import static dev.lockstep.deploy.configuration.route.OneRoute.oneRoute;
import static dev.lockstep.deploy.configuration.route.OneRoute.rendered;
import static dev.lockstep.deploy.configuration.route.OneRoute.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Freshness;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpkeepReaderTest {
    @ParameterizedTest
    @CsvSource({"60s, PT60S", "5m, PT5M", "1h, PT1H", "1d, P1D", "PT90S, PT90S", "P365D, P365D", "1s, PT1S"})
    void freshnessIsWrittenShortOrInIso(String text, Duration meant) {
        assertThat(route("path: /a, revalidate: " + text).freshness()).isEqualTo(new Freshness.For(meant));
    }

    @Test
    void freshnessIsWordsToo() {
        assertThat(route("path: /a, revalidate: never").freshness()).isEqualTo(new Freshness.UntilPurged());
        assertThat(rendered("{origin: 'http://h'}, revalidate: from-response").freshness())
                .isEqualTo(new Freshness.FromResponse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0s", "-5s", "366d", "PT0.5S", "60", "60 s", "1y", "99999999999s", "PT", "9999999999999999h"})
    void freshnessBeyondReasonIsRefused(String text) {
        Problem problem = problem("path: /a, revalidate: '" + text + "'");

        assertThat(problem.reason()).startsWith("'" + text + "' is ");
        assertThat(problem.hint()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1s, PT1S", "10s, PT10S", "1h, PT10S"})
    void whatIsNotThereIsBelievedNoLongerThanWhatIs(String revalidate, Duration meant) {
        assertThat(route("path: /a, revalidate: " + revalidate).upkeep().negative())
                .isEqualTo(meant);
    }

    private static Problem problem(String fields) {
        return folder().configured(oneRoute(fields)).problems().getFirst();
    }
}
