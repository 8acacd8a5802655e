package dev.lockstep.deploy.access;

import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Gives a token another secret, and leaves the one before it for as long as it takes to put the new one in its place. */
public final class RotateToken {
    private final TokenStore tokens;
    private final AnnounceTokens announce;
    private final TokenAudit audit;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final Clock clock;

    public RotateToken(
            TokenStore tokens,
            AnnounceTokens announce,
            TokenAudit audit,
            Transactions transactions,
            RandomGenerator random,
            Clock clock) {
        this.tokens = tokens;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.random = random;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** The secret is told this once. */
        record Rotated(Token token, IssuedSecret secret) implements Outcome {}

        record Refused(TokenRefusal refusal) implements Outcome {}
    }

    public Outcome rotate(String id, Duration overlap, Requester requester) {
        return transactions.within(() -> switch (Changeable.of(tokens, id, requester, clock)) {
            case Changeable.No(TokenRefusal refusal) -> new Outcome.Refused(refusal);
            case Changeable.Yes(Token token)
            when requester.isOutlivedBy(token) -> new Outcome.Refused(new TokenRefusal.Outlives(token.id()));
            case Changeable.Yes(Token token) -> rotate(token, clock.instant().plus(overlap), requester);
        });
    }

    private Outcome rotate(Token token, Instant currentUntil, Requester requester) {
        IssuedSecret secret = IssuedSecret.random(random);
        Token rotated = token.rotate(secret.digest(), currentUntil);
        tokens.save(rotated);
        announce.announce(token.grant().scope());
        audit.rotated(rotated, requester.actor());
        return new Outcome.Rotated(rotated, secret);
    }
}
