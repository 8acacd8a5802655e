package dev.lockstep.deploy.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} owes its callers. */
public abstract class TokenStoreContract {
    protected abstract TokenStore store();

    @Test
    void tokensAreKeptByTheirNames() {
        assertThat(store().put("one", Digest.of("first".getBytes(UTF_8)))).isTrue();
        assertThat(store().put("two", Digest.of("second".getBytes(UTF_8)))).isTrue();

        assertThat(store().all())
                .containsEntry("one", Digest.of("first".getBytes(UTF_8)))
                .containsEntry("two", Digest.of("second".getBytes(UTF_8)));
    }

    @Test
    void aNameHasOneTokenTheLatest() {
        assertThat(store().put("changed", Digest.of("before".getBytes(UTF_8)))).isTrue();
        assertThat(store().put("changed", Digest.of("after".getBytes(UTF_8)))).isTrue();
        assertThat(store().put("changed", Digest.of("after".getBytes(UTF_8)))).isFalse();

        assertThat(store().all()).containsEntry("changed", Digest.of("after".getBytes(UTF_8)));
    }
}
