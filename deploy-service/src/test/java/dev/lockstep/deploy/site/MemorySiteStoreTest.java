package dev.lockstep.deploy.site;

import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;

class MemorySiteStoreTest extends SiteStoreContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final SiteStore store = new MemorySiteStore(transactions);

    @Override
    protected SiteStore store() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
