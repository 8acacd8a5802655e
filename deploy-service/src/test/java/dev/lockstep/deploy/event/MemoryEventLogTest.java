package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.UUID;

class MemoryEventLogTest extends EventLogContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryEventLog log = new MemoryEventLog(transactions);

    @Override
    protected EventLog log() {
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
