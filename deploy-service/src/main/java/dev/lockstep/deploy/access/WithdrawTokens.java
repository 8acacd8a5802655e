package dev.lockstep.deploy.access;

import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Lets the edges forget secrets whose time is over. The API itself needs nobody to tell it. */
public final class WithdrawTokens {
    private final TokenStore tokens;
    private final AnnounceTokens announce;
    private final TokenAudit audit;
    private final Transactions transactions;
    private final Clock clock;

    public WithdrawTokens(
            TokenStore tokens, AnnounceTokens announce, TokenAudit audit, Transactions transactions, Clock clock) {
        this.tokens = tokens;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Says of how many tokens something was withdrawn. */
    public int withdraw() {
        Instant now = clock.instant();
        List<Token> over =
                tokens.list().stream().filter(token -> token.isUnsettled(now)).toList();
        over.forEach(token -> withdraw(token, now));
        return over.size();
    }

    private void withdraw(Token listed, Instant now) {
        transactions.run(() -> {
            Token token = tokens.lock(listed.id()).orElseThrow();
            tokens.save(token.settle(now));
            announce.announce(token.grant().scope());
            if (token.lifetime().isOver(now)) {
                audit.expired(token);
            }
        });
    }
}
