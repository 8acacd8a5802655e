package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.UUID;

class MemoryUploadStoreTest extends UploadStoreContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final UploadStore store = new MemoryUploadStore(transactions);

    @Override
    protected UploadStore store() {
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

    @Override
    protected DeployId deploy(SiteId site) {
        return new DeployId(UUID.randomUUID().toString().replace("-", ""));
    }
}
