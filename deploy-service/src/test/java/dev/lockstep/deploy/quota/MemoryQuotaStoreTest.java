package dev.lockstep.deploy.quota;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import java.util.List;
import java.util.UUID;

class MemoryQuotaStoreTest extends QuotaStoreContract {
    private final MemoryQuotaStore store = new MemoryQuotaStore();

    @Override
    protected QuotaStore store() {
        return store;
    }

    @Override
    protected SiteId site() {
        return new SiteId(UUID.randomUUID().toString());
    }

    @Override
    protected DeployId deploy(SiteId site, List<Blob> files) {
        DeployId id = new DeployId(UUID.randomUUID().toString().replace("-", ""));
        store.receive(site, id, files);
        return id;
    }

    @Override
    protected void complete(SiteId site, DeployId deploy) {
        store.hold(site, deploy, List.of());
    }
}
