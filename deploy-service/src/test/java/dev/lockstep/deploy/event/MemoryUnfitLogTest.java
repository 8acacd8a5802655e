package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.UUID;

class MemoryUnfitLogTest extends UnfitLogContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final UnfitLog log = new MemoryUnfitLog(transactions);

    @Override
    protected UnfitLog log() {
        return log;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SiteId site() {
        return new SiteId(UUID.randomUUID().toString());
    }
}
