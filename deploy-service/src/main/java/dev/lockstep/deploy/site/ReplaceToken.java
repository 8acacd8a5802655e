package dev.lockstep.deploy.site;

import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/** Makes a token the one that the service is configured with, in place of an earlier one, and tells the edges. */
public final class ReplaceToken {
    private static final Actor CONFIGURATION = new Actor("the configuration");

    private final Tokens tokens;
    private final AnnounceTokens announce;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    public ReplaceToken(
            Tokens tokens, AnnounceTokens announce, AuditLog audit, Transactions transactions, Clock clock) {
        this.tokens = tokens;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void put(String token) {
        transactions.run(() -> {
            if (tokens.configure(token)) {
                announce.announce(new Scope.EverySite());
                audit.note(AuditEntry.ofThePlatform(
                        AuditEntry.Action.ROTATE_TOKEN, TokenId.CONFIGURED.text(), CONFIGURATION, clock.instant()));
            }
        });
    }
}
