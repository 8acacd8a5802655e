package dev.lockstep.deploy.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SECRET = "0123456789abcdef";

    private final MemoryTokenStore store = new MemoryTokenStore();
    private final Tokens tokens = at(NOON);

    @Test
    void whoeverShowsASecretIsKnownByItsToken() {
        store.save(token("ci", Lifetime.NEVER));

        assertThat(tokens.shown(SECRET)).map(Token::name).contains("ci");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdef ", "0123456789abcdef\0"})
    void aNearMissIsAMiss(String presented) {
        store.save(token("ci", Lifetime.NEVER));

        assertThat(tokens.shown(presented)).isEmpty();
    }

    @Test
    void theSecretItselfIsNowhereKeptAndItsHashIsNoSecret() {
        store.save(token("ci", Lifetime.NEVER));

        String kept = store.list().getFirst().secrets().current().hex();
        assertThat(kept).doesNotContain(SECRET);
        assertThat(tokens.shown(kept)).isEmpty();
    }

    @Test
    void aTokenOpensNothingFromTheMomentInWhichItExpires() {
        store.save(token("ci", NOON.plusSeconds(60)));

        assertThat(at(NOON.plusSeconds(60).minusNanos(1)).shown(SECRET)).isPresent();
        assertThat(at(NOON.plusSeconds(60)).shown(SECRET)).isEmpty();
    }

    @Test
    void aRevokedTokenOpensNothing() {
        store.save(token("ci", Lifetime.NEVER).revoke(NOON));

        assertThat(tokens.shown(SECRET)).isEmpty();
    }

    @Test
    void bothSecretsOfARotatedTokenOpenTheSameUntilTheOverlapEnds() {
        Token rotated = token("ci", Lifetime.NEVER).rotate(new IssuedSecret("next").digest(), NOON.plusSeconds(60));
        store.save(rotated);

        assertThat(tokens.shown(SECRET))
                .map(Token::id)
                .isEqualTo(tokens.shown("next").map(Token::id))
                .isPresent();
        assertThat(at(NOON.plusSeconds(60)).shown(SECRET)).isEmpty();
        assertThat(at(NOON.plusSeconds(60)).shown("next")).isPresent();
    }

    @Test
    void useIsKeptToTheMinute() {
        store.save(token("ci", Lifetime.NEVER));

        var _ = at(NOON).shown(SECRET);
        var _ = at(NOON.plusSeconds(59)).shown(SECRET);
        assertThat(store.list().getFirst().lastUsedAt()).isEqualTo(NOON);

        var _ = at(NOON.plusSeconds(61)).shown(SECRET);
        assertThat(store.list().getFirst().lastUsedAt()).isEqualTo(NOON.plusSeconds(61));
    }

    @Test
    void theConfiguredTokenOwnsThePlatformUntilAnotherIsConfigured() {
        assertThat(tokens.configure(SECRET)).isTrue();
        assertThat(tokens.configure(SECRET)).isFalse();
        assertThat(tokens.shown(SECRET)).map(Token::grant).contains(Grant.OF_THE_PLATFORM);

        assertThat(tokens.configure("new")).isTrue();
        assertThat(tokens.shown(SECRET)).isEmpty();
        assertThat(tokens.shown("new")).map(Token::grant).contains(Grant.OF_THE_PLATFORM);
    }

    private Tokens at(Instant now) {
        return new Tokens(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Token token(String name, Instant endsAt) {
        return Token.create(
                new TokenId(name),
                name,
                new Grant(Role.VIEWER, new Scope.EverySite()),
                Lifetime.between(NOON, endsAt),
                new IssuedSecret(SECRET).digest(),
                "owner");
    }
}
