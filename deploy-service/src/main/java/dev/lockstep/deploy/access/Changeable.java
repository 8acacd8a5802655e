package dev.lockstep.deploy.access;

import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.token.TokenStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether somebody may change a token. One that may do more than theirs looks like one that does not exist. */
sealed interface Changeable {

    /** As nobody else changes it before the transaction ends. */
    record Yes(Token token) implements Changeable {}

    record No(TokenRefusal refusal) implements Changeable {}

    static Changeable of(TokenStore tokens, String id, Requester requester, Clock clock) {
        if (id.isEmpty()) {
            return new No(new TokenRefusal.NoSuchToken(id));
        }
        lockInOrder(tokens, new TokenId(id), requester.token().id());
        Instant now = clock.instant();
        Optional<TokenRefusal> ended = requester.ended(tokens, now);
        return ended.isPresent()
                ? new No(ended.get())
                : tokens.lock(new TokenId(id))
                        .filter(requester::mayChange)
                        .map(token -> of(token, now))
                        .orElseGet(() -> new No(new TokenRefusal.NoSuchToken(id)));
    }

    /** Else two who rotate each other's tokens would wait for each other. */
    private static void lockInOrder(TokenStore tokens, TokenId one, TokenId other) {
        Stream.of(one, other).sorted(Comparator.comparing(TokenId::text)).forEach(tokens::lock);
    }

    private static Changeable of(Token token, Instant now) {
        if (token.isConfigured()) {
            return new No(new TokenRefusal.Configured());
        }
        return token.isValid(now) ? new Yes(token) : new No(new TokenRefusal.Ended(token.id()));
    }
}
