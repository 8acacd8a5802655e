package dev.lockstep.deploy.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.audit.Actor;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final String TOKEN = "0123456789abcdef";

    private final MemoryTokenStore store = new MemoryTokenStore();
    private final Tokens tokens = new Tokens(store);

    @Test
    void whoeverShowsATokenIsKnownByItsName() {
        var _ = tokens.put("owner", TOKEN);
        var _ = tokens.put("ci", "another");

        assertThat(tokens.actor(TOKEN)).contains(new Actor("owner"));
        assertThat(tokens.actor("another")).contains(new Actor("ci"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdef ", "0123456789abcdef\0"})
    void aNearMissIsAMiss(String presented) {
        var _ = tokens.put("owner", TOKEN);

        assertThat(tokens.actor(presented)).isEmpty();
    }

    @Test
    void theTokenItselfIsNowhereKeptAndItsHashIsNoToken() {
        var _ = tokens.put("owner", TOKEN);

        String kept = Objects.requireNonNull(store.all().get("owner")).hex();
        assertThat(kept).doesNotContain(TOKEN);
        assertThat(tokens.actor(kept)).isEmpty();
    }

    @Test
    void aChangedTokenTakesTheEarlierOnesPlace() {
        var _ = tokens.put("owner", TOKEN);
        var _ = tokens.put("owner", "new");

        assertThat(tokens.actor(TOKEN)).isEmpty();
        assertThat(tokens.actor("new")).contains(new Actor("owner"));
    }
}
