package dev.lockstep.deploy.transaction.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.deploy.transaction.Failures;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresFailuresTest {
    private final Failures failures = new PostgresFailures();

    static Stream<Throwable> ofTheCalendar() {
        return Stream.of(
                catchThrowable(() -> Instant.MAX.atOffset(ZoneOffset.UTC)), catchThrowable(Instant.MAX::toEpochMilli));
    }

    /** Before it comes to the database. */
    @ParameterizedTest
    @MethodSource("ofTheCalendar")
    void aTimeThatTheCalendarDoesNotHaveStays(Throwable failure) {
        assertThat(failures.stay(failure)).isTrue();
        assertThat(failures.stay(new IllegalStateException(failure))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P05", "22008", "54000"})
    void aValueThatNoColumnTakesStays(String state) {
        assertThat(failures.stay(new IllegalStateException(new SQLException("refused", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "53300", "57P01"})
    void whatTheDatabaseIsInJustNowMayPass(String state) {
        assertThat(failures.stay(new SQLException("away", state))).isFalse();
    }

    @Test
    void whatNobodyKnowsMayPass() {
        assertThat(failures.stay(new SQLException("of the driver"))).isFalse();
        assertThat(failures.stay(new IllegalStateException("no connection"))).isFalse();
    }
}
