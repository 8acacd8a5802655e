package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeScopeTest {

    @ParameterizedTest
    @ValueSource(strings = {"site", "path:/a:b", "prefix:/", "tag:product:7"})
    void aScopeIsReadBackFromItsText(String text) {
        assertThat(PurgeScope.parse(text)).map(PurgeScope::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sites", "path", "path:a", "path:/../a", "tag: ", "colour:red"})
    void whatIsNoScopeIsNone(String text) {
        assertThat(PurgeScope.parse(text)).isEmpty();
    }
}
