package dev.lockstep.deploy.domain;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.UUID;

class MemoryDomainStoreTest extends DomainStoreContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryDomainStore store = new MemoryDomainStore(transactions);

    @Override
    protected DomainStore store() {
        return store;
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
