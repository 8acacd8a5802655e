package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.UUID;

class MemoryDeployStoreTest extends DeployStoreContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final DeployStore store = new MemoryDeployStore(transactions);

    @Override
    protected DeployStore store() {
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
