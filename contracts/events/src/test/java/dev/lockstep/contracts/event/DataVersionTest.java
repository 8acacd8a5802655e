package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataVersionTest {

    @ParameterizedTest
    @CsvSource({
        "9, 10",
        "0, 1",
        "0012, 13",
        "18446744073709551615, 18446744073709551616",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00.000001Z",
        "2026-03-01T12:00:00+02:00, 2026-03-01T11:00:00Z"
    })
    void anOlderVersionIsOlder(String older, String newer) {
        assertThat(DataVersion.isOlder(older, newer)).isTrue();
        assertThat(DataVersion.isOlder(newer, older)).isFalse();
        assertThat(DataVersion.newest(older, newer)).isEqualTo(newer);
        assertThat(DataVersion.newest(newer, older)).isEqualTo(newer);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "12, 2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z, 12", "12, v13", "v11, 12", "'', 12"})
    void whatCannotBeComparedIsNotOlder(String one, String other) {
        assertThat(DataVersion.isOlder(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 12, 12", "12, '', 12", "12, 2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z"})
    void whatIsKnownIsTheLastThatWasSaid(String earlier, String later, String known) {
        assertThat(DataVersion.newest(earlier, later)).isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 12",
                "-1",
                "1.5",
                "1e3",
                "v12",
                "2026-03-01",
                "2026-03-01T12:00:00",
                "00000000000000000000000000000000000000000000000000000000000000000"
            })
    void anythingElseIsNoVersion(String text) {
        assertThat(DataVersion.parse(text)).isEmpty();
    }
}
