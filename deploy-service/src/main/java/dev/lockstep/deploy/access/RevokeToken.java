package dev.lockstep.deploy.access;

import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/** Takes a token back, at once and for ever. */
public final class RevokeToken {
    private final TokenStore tokens;
    private final AnnounceTokens announce;
    private final TokenAudit audit;
    private final Transactions transactions;
    private final Clock clock;

    public RevokeToken(
            TokenStore tokens, AnnounceTokens announce, TokenAudit audit, Transactions transactions, Clock clock) {
        this.tokens = tokens;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Revoked(Token token) implements Outcome {}

        record Refused(TokenRefusal refusal) implements Outcome {}
    }

    public Outcome revoke(String id, Requester requester) {
        return transactions.within(() -> switch (Changeable.of(tokens, id, requester, clock)) {
            case Changeable.No(TokenRefusal refusal) -> new Outcome.Refused(refusal);
            case Changeable.Yes(Token token) -> revoke(token.revoke(clock.instant()), requester);
        });
    }

    private Outcome revoke(Token revoked, Requester requester) {
        tokens.save(revoked);
        announce.announce(revoked.grant().scope());
        audit.revoked(revoked, requester.actor());
        return new Outcome.Revoked(revoked);
    }
}
