package dev.lockstep.deploy.purge;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.site.MemorySiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;

class MemoryPurgeStoreTest extends PurgeStoreContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemorySiteStore sites = new MemorySiteStore(transactions);
    private final MemoryPurgeStore store = new MemoryPurgeStore(transactions);

    @Override
    protected PurgeStore store() {
        return store;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected SiteId site() {
        return Sites.add(sites, transactions);
    }
}
