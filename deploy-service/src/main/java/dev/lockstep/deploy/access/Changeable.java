package dev.lockstep.deploy.access;

import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.token.TokenStore;
import java.time.Instant;
import java.util.Optional;

/** Whether somebody may change a token. One that may do more than theirs looks like one that does not exist. */
sealed interface Changeable {

    /** As nobody else changes it before the transaction ends. */
    record Yes(Token token) implements Changeable {}

    record No(TokenRefusal refusal) implements Changeable {}

    static Changeable of(TokenStore tokens, String id, Requester requester, Instant now) {
        Optional<Token> found = id.isEmpty() ? Optional.empty() : tokens.lock(new TokenId(id));
        return found.filter(requester::mayChange)
                .map(token -> of(token, now))
                .orElseGet(() -> new No(new TokenRefusal.NoSuchToken(id)));
    }

    private static Changeable of(Token token, Instant now) {
        if (token.isConfigured()) {
            return new No(new TokenRefusal.Configured());
        }
        return token.isValid(now) ? new Yes(token) : new No(new TokenRefusal.Ended(token.id()));
    }
}
