package dev.lockstep.deploy.audit;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.UUID;

class MemoryAuditLogTest extends AuditLogContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryAuditLog log = new MemoryAuditLog(transactions);

    @Override
    protected AuditLog log() {
        return log;
    }

    @Override
    protected AuditTrail trail() {
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
