package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"live", "purge:hard:tag:two words", ""})
    void isReadAsItWasWritten(String states) {
        StatementKey key = new StatementKey(new SiteId("shop"), states);

        assertThat(StatementKey.parse(key.text())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "shop", " live", "No Site live"})
    void isNothingElse(String text) {
        assertThat(StatementKey.parse(text)).isEmpty();
    }

    @Test
    void namesWhatAnEventStates() {
        SiteEvent published = (SiteEvent) Examples.of(DeployPublished.class);

        assertThat(StatementKey.of(published).text()).isEqualTo("shop " + published.states());
    }
}
