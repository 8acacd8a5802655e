package dev.lockstep.deploy.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} owes its callers. */
public abstract class TokenStoreContract {
    protected static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract TokenStore store();

    @Test
    void aTokenIsFoundByItsIdAndByWhatItsSecretHashesTo() {
        Token token = token(new Scope.Sites(Set.of(new SiteId("one"), new SiteId("two"))));

        store().save(token);

        assertThat(store().find(token.id())).contains(token);
        assertThat(store().bearing(token.secrets().current())).contains(token);
        assertThat(store().list()).contains(token);
        assertThat(store().bearing(digest("another"))).isEmpty();
        assertThat(store().find(new TokenId("another"))).isEmpty();
    }

    @Test
    void afterARotationItIsFoundByBothSecrets() {
        Token token = token(new Scope.EverySite());
        Token rotated = token.rotate(digest(UUID.randomUUID().toString()), NOON.plusSeconds(60));

        store().save(token);
        store().save(rotated);

        assertThat(store().bearing(token.secrets().current())).contains(rotated);
        assertThat(store().bearing(rotated.secrets().current())).contains(rotated);
    }

    @Test
    void whatEndedIsStillThere() {
        Token revoked = token(new Scope.EverySite()).revoke(NOON);

        store().save(revoked);

        assertThat(store().find(revoked.id())).contains(revoked);
        assertThat(store().lock(revoked.id())).contains(revoked);
    }

    @Test
    void itsLastUseIsKeptWhateverElseChanges() {
        Token token = token(new Scope.EverySite());
        store().save(token);

        store().used(token.id(), NOON.plusSeconds(5));
        store().save(token.revoke(NOON));

        assertThat(store().find(token.id()).orElseThrow().lastUsedAt()).isEqualTo(NOON.plusSeconds(5));
    }

    /** Of a time that no other test is of: all of them share a store. */
    @Test
    void whatEndedBeforeAMomentIsForgottenAndNothingElse() {
        Instant longAgo = Instant.parse("1999-01-02T12:00:00Z");
        Token open = endingAt(longAgo);
        Token expired = endingAt(longAgo).settle(NOON);
        Token revoked = endingAt(Lifetime.NEVER).revoke(longAgo);
        Token later = endingAt(Lifetime.NEVER).revoke(longAgo.plusSeconds(1));
        for (Token token : List.of(open, expired, revoked, later)) {
            store().save(token);
        }

        assertThat(store().forget(longAgo.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(store().forget(longAgo.plusSeconds(1), 9)).isEqualTo(1);
        assertThat(store().forget(longAgo.plusSeconds(1), 9)).isZero();

        assertThat(store().list()).contains(open, later).doesNotContain(expired, revoked);
        assertThat(store().bearing(revoked.secrets().current())).isEmpty();
    }

    private static Token endingAt(Instant endsAt) {
        Token token = token(new Scope.EverySite());
        return Token.create(
                token.id(),
                token.name(),
                token.grant(),
                Lifetime.between(Instant.parse("1998-01-02T12:00:00Z"), endsAt),
                token.secrets().current(),
                token.createdBy());
    }

    protected static Token token(Scope scope) {
        return Token.create(
                new TokenId(UUID.randomUUID().toString()),
                "ci",
                new Grant(Role.DEPLOYER, scope),
                Lifetime.between(NOON, Lifetime.NEVER),
                digest(UUID.randomUUID().toString()),
                "owner");
    }

    private static Digest digest(String secret) {
        return Digest.of(secret.getBytes(UTF_8));
    }
}
