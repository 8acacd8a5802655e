package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.access.TokenAudit;
import dev.lockstep.deploy.access.WithdrawTokens;
import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks now and then for secrets of tokens whose time is over. */
@Singleton
class Withdrawing {
    private static final System.Logger LOG = System.getLogger(Withdrawing.class.getName());

    private final WithdrawTokens withdraw;

    Withdrawing(TokenStore tokens, AnnounceTokens announce, TokenAudit audit, Transactions transactions, Clock clock) {
        this.withdraw = new WithdrawTokens(tokens, announce, audit, transactions, clock);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void withdraw() {
        int over = withdraw.withdraw();
        if (over > 0) {
            LOG.log(System.Logger.Level.INFO, "secrets of tokens are over tokens={0}", over);
        }
    }
}
