package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.access.CreateToken;
import dev.lockstep.deploy.access.RevokeToken;
import dev.lockstep.deploy.access.RotateToken;
import dev.lockstep.deploy.access.TokenAudit;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.site.ReplaceToken;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The use cases of tokens. */
class Granting {

    @Produces
    @Singleton
    Tokens tokens(TokenStore store, Clock clock) {
        return new Tokens(store, clock);
    }

    @Produces
    @Singleton
    ReplaceToken replaceToken(
            Tokens tokens, AnnounceTokens announce, AuditLog audit, Transactions transactions, Clock clock) {
        return new ReplaceToken(tokens, announce, audit, transactions, clock);
    }

    @Produces
    @Singleton
    TokenAudit tokenAudit(AuditLog log, SiteStore sites, Clock clock) {
        return new TokenAudit(log, sites, clock);
    }

    @Produces
    @Singleton
    CreateToken createToken(
            TokenStore tokens,
            AnnounceTokens announce,
            TokenAudit audit,
            Transactions transactions,
            Identities identities,
            RandomGenerator random,
            Clock clock) {
        return new CreateToken(tokens, announce, audit, transactions, identities, random, clock);
    }

    @Produces
    @Singleton
    RotateToken rotateToken(
            TokenStore tokens,
            AnnounceTokens announce,
            TokenAudit audit,
            Transactions transactions,
            RandomGenerator random,
            Clock clock) {
        return new RotateToken(tokens, announce, audit, transactions, random, clock);
    }

    @Produces
    @Singleton
    RevokeToken revokeToken(
            TokenStore tokens, AnnounceTokens announce, TokenAudit audit, Transactions transactions, Clock clock) {
        return new RevokeToken(tokens, announce, audit, transactions, clock);
    }
}
