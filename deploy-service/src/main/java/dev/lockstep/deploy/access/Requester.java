package dev.lockstep.deploy.access;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Who asks for something to become of tokens.
 *
 * @param token the one that they showed
 * @param secret what the secret hashes to that they showed
 */
public record Requester(Token token, Digest secret, Actor actor) {
    /** Whoever may do no more than the requester is theirs to see and to change. */
    public boolean mayChange(Token other) {
        return token.grant().covers(other.grant());
    }

    /** Whoever had its secret would have it for longer than their own. */
    boolean isOutlivedBy(Token other) {
        return other.lifetime().endsAt().isAfter(token.lifetime().endsAt());
    }

    /**
     * Why nothing comes of it any more. Since the secret was shown, the request may have taken any time to arrive, and to get
     * the locks that it needs.
     *
     * @param tokens with that of the requester locked
     */
    Optional<TokenRefusal> ended(TokenStore tokens, Instant now) {
        return tokens.lock(token.id())
                .filter(current -> !current.digests(now).contains(secret))
                .map(current -> new TokenRefusal.Ended(current.id()));
    }
}
