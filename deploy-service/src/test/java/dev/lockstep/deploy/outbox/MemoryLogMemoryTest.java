package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.UUID;

class MemoryLogMemoryTest extends LogMemoryContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryOutbox outbox = new MemoryOutbox(transactions);

    @Override
    protected LogMemory memory() {
        return outbox.memory();
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected SendLog sent() {
        return outbox;
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
