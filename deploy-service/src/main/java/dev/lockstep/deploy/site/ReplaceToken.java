package dev.lockstep.deploy.site;

import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.Transactions;

/** Makes a token the one that the service is configured with, in place of an earlier one, and tells the edges. */
public final class ReplaceToken {
    private final Tokens tokens;
    private final AnnounceTokens announce;
    private final Transactions transactions;

    public ReplaceToken(Tokens tokens, AnnounceTokens announce, Transactions transactions) {
        this.tokens = tokens;
        this.announce = announce;
        this.transactions = transactions;
    }

    public void put(String token) {
        transactions.run(() -> {
            if (tokens.configure(token)) {
                announce.announce(new Scope.EverySite());
            }
        });
    }
}
